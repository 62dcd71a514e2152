"""A draft laid out on the live tables for as long as one page takes, then undone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from registry.changesets.indexing import index
from registry.changesets.merging import Step, by_model
from registry.changesets.models import Change, Op
from registry.changesets.replay import Numbers, replay
from registry.changesets.settle import known_tiers, settle
from registry.history.gate import forget
from registry.ledger import read
from registry.records.kinds import kind_of, kind_of_label
from registry.records.models import STAND_IN, Record
from registry.records.names import stem_of
from registry.records.patches import overlay
from registry.records.rows import plain
from registry.records.state import State, completed, empty, states


def lay_out(changes: Collection[Change]) -> None:
    """Make the live rows what the draft says of them, inside an open gate.

    What it replaces is compared with the live value only by submission: here the
    editor sees what was typed. A change to a record that has left is passed over.
    Writes in bulk; a fixed number of queries for each kind, part and edited row.
    """
    steps = _steps(changes)
    given = _numbers(steps)
    replay(steps, given)
    _name(steps, given)
    forget()


def _steps(changes: Collection[Change]) -> list[Step]:
    found: list[Step] = []
    groups: dict[type[Record], list[Change]] = {}
    for change in changes:
        groups.setdefault(kind_of_label(change.kind).record, []).append(change)
    for model, group in groups.items():
        live = states(model, [change.record for change in group])
        found += [
            step
            for change in group
            if (step := _step(model, change, live.get(change.record))) is not None
        ]
    return found


def _step(model: type[Record], change: Change, live: State | None) -> Step | None:
    if (live is None) != (change.op == Op.ADD):
        return None  # it left, or came, meanwhile: submission says so
    if change.op == Op.WITHDRAW:
        return Step(model, change.record, change.op, change.patch, {})
    state = completed(model, overlay(live or empty(model), change.patch))
    return Step(model, change.record, change.op, change.patch, state)


def _numbers(steps: Collection[Step]) -> dict[UUID, Numbers]:
    """Return the numbers each record has, and stand-ins for what is only drafted."""
    found = {step.record: stand_ins(step) for step in steps if step.op == Op.ADD}
    after = read.head().seq + 1  # a closing revision ends what is current
    for model, group in by_model(steps).items():
        slugs = {step.record: step.state.get("slug") for step in group}
        rows = plain(model).filter(pk__in=slugs)
        for key, seq, public_id, slug, version in rows.values_list(
            "pk", "seq", "public_id", "slug", "version"
        ):
            found[key] = Numbers(seq, public_id, slugs[key] or slug, version)
        for step in group:
            if step.op == Op.WITHDRAW:
                found[step.record] = replace(found[step.record], seq=after)
    return found


def stand_ins(step: Step) -> Numbers:
    """Return what a record bears that has no number yet; no slug begins so."""
    name = f"{STAND_IN}{step.record.hex[-11:]}"
    return Numbers(None, name, step.state.get("slug") or name, 0)


def _name(steps: Collection[Step], given: Mapping[UUID, Numbers]) -> None:
    """Let search and labels know what a draft adds, renames or withdraws."""
    told = [step for step in steps if step.op != Op.EDIT or _renames(step)]
    forms = settle(told, given, tiers=known_tiers(told))
    index(told, given, forms=forms)


def _renames(step: Step) -> bool:
    kind = kind_of(step.model)
    told = {stem_of(name.partition(".")[0]) for name in (*kind.title, *kind.search)}
    return any(stem_of(name) in told for name in step.patch)
