"""A draft laid out on the live tables for as long as one page takes, then undone."""

from collections.abc import Collection, Mapping
from uuid import UUID

from registry.changesets.indexing import index
from registry.changesets.merging import Step, by_model, fits, lay_on, step_of
from registry.changesets.models import Change, Op
from registry.changesets.references import refuse_broken
from registry.changesets.replay import Numbers, replay
from registry.changesets.settle import known_tiers, settle
from registry.history.gate import forget
from registry.ledger import read
from registry.records.kinds import kind_of
from registry.records.models import STAND_IN, Record
from registry.records.names import stem_of
from registry.records.rows import plain
from registry.records.state import State, states


def lay_out(changes: Collection[Change]) -> None:
    """Make the live rows what the draft says of them, inside an open gate.

    Where the live value moved the editor sees what was typed: submission compares. A
    change to a record that has left is passed over. Raise Referenced where a record
    would name one that is not there. A fixed number of queries for each kind, part
    and edited row.
    """
    steps = _steps(changes)
    refuse_broken(steps)
    given = _numbers(steps)
    replay(steps, given)
    _tell(steps, given)
    forget()


def _steps(changes: Collection[Change]) -> list[Step]:
    found: list[Step] = []
    for model, group in by_model(map(step_of, changes)).items():
        live = _live(model, group)
        for step in group:
            if not fits(step, live.get(step.record)):
                continue  # it left, or came, meanwhile: submission says so
            lay_on(step, live.get(step.record))
            if step.op != Op.EDIT or step.patch:
                found.append(step)
    return found


def _live(model: type[Record], steps: Collection[Step]) -> dict[UUID, State]:
    """Return the live states, of what is only edited without the rows left alone."""
    rest = [step for step in steps if not _is_told(step) and not _turns(step)]
    whole = {step.record for step in steps} - {step.record for step in rest}
    touched = {name for step in rest for name in step.patch}
    found = states(model, [step.record for step in rest], parts=touched)
    return found | states(model, whole)


def _numbers(steps: Collection[Step]) -> dict[UUID, Numbers]:
    """Return the numbers each record has, and stand-ins for what is only drafted."""
    found = {step.record: stand_ins(step) for step in steps if step.op == Op.ADD}
    after = read.head().seq + 1  # a closing revision ends what is current
    for model, group in by_model(steps).items():
        slugs = {s.record: s.state.get("slug") for s in group if s.op != Op.ADD}
        rows = plain(model).filter(pk__in=slugs)
        for key, seq, public_id, slug, version in rows.values_list(
            "pk", "seq", "public_id", "slug", "version"
        ):
            found[key] = Numbers(seq, public_id, slugs[key] or slug, version, after)
    return found


def stand_ins(step: Step) -> Numbers:
    """Return what a record bears that has no number yet; no slug begins so."""
    name = f"{STAND_IN}{step.record.hex[-11:]}"
    return Numbers(None, name, step.state.get("slug") or name, 0)


def _tell(steps: Collection[Step], given: Mapping[UUID, Numbers]) -> None:
    """Let search, labels and answers know what a draft adds, withdraws or turns."""
    told = [step for step in steps if _is_told(step)]
    settled = told + [step for step in steps if _turns(step) and not _is_told(step)]
    forms = settle(settled, given, tiers=known_tiers(settled))
    index(told, given, forms=forms)


def _is_told(step: Step) -> bool:
    """Say whether a step may change what its record is called or found by."""
    if step.op != Op.EDIT:
        return True
    kind = kind_of(step.model)
    told = {stem_of(name.partition(".")[0]) for name in (*kind.title, *kind.search)}
    return any(stem_of(name) in told for name in step.patch)


def _turns(step: Step) -> bool:
    """Say whether an edit may confirm something, or no longer."""
    parts = {name.partition(".")[0] for name in kind_of(step.model).confirms}
    touched = step.patch.keys() & {"citations", *parts}
    return step.op == Op.EDIT and bool(parts and touched)
