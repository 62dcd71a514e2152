"""A draft laid out on the live tables for as long as one page takes, then undone."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from registry.changesets.indexing import index_as_laid_out
from registry.changesets.merging import Step, by_model, fits, lay_on, step_of
from registry.changesets.models import Change, Op
from registry.changesets.references import refuse_broken
from registry.changesets.replay import Numbers, replay
from registry.changesets.settle import confirm
from registry.changesets.standing import lay_over, standing, whole
from registry.citations.confirmed import tiers_of
from registry.citations.models import Source
from registry.history.gate import forget
from registry.ledger import read
from registry.records.kinds import kind_of
from registry.records.models import STAND_IN, Record
from registry.records.names import stem_of
from registry.records.state import State, states
from registry.search.owed import Index

Rows = dict[UUID, Any]  # live rows of records and of their parts


def lay_out(changes: Collection[Change]) -> Index:
    """Make the live rows what the draft says of them, inside an open gate.

    Return what brings the search up to date too, which a page may not need. Where the
    live value moved the editor sees what was typed: submission compares. A change to a
    record that has left is passed over. Raise Referenced where a record would name one
    that is not there. A fixed number of queries for each kind, part and edited row.
    """
    steps, rows = _steps(changes)
    refuse_broken(steps)
    given = _numbers(steps, rows)
    replay(steps, given, rows=rows)
    _confirm(steps, given)
    called = [step for step in steps if _is_called_anew(step)]
    index_as_laid_out(called, given)
    forget()
    rest = [step for step in steps if not _is_called_anew(step)]
    return partial(index_as_laid_out, list(filter(_is_found_anew, rest)), given)


def _steps(changes: Collection[Change]) -> tuple[list[Step], Rows]:
    """Return the steps that remain, and the rows they are laid on.

    Where a record leaves, the others' states are whole: they tell who names it.
    """
    begun = list(map(step_of, changes))
    leaves = any(step.op == Op.WITHDRAW for step in begun)
    found: list[Step] = []
    rows: Rows = {}
    for model, group in by_model(begun).items():
        live = whole(model, group) if leaves else standing(model, group)
        rows |= live.rows
        found += [step for step in group if _lies(step, live.state_of(step.record))]
    return found, rows


def _lies(step: Step, live: State | None) -> bool:
    """Lay a step on what stands; say whether it fits and changes anything."""
    if not fits(step, live):
        return False  # it left, or came, meanwhile: submission says so
    if step.op == Op.EDIT and live is not None:
        lay_over(step, live)
        return bool(step.patch)
    lay_on(step, live)
    return True


def _numbers(steps: Collection[Step], rows: Rows) -> dict[UUID, Numbers]:
    """Return the numbers each record has, and stand-ins for what is only drafted."""
    after = read.head().seq + 1  # a closing revision ends what is current
    return {
        step.record: stand_ins(step)
        if step.op == Op.ADD
        else _as_it_stands(step, rows[step.record], ends=after)
        for step in steps
    }


def _as_it_stands(step: Step, row: Record, *, ends: int) -> Numbers:
    slug = step.state.get("slug") or row.slug
    return Numbers(row.seq, row.public_id, slug, row.version, ends)


def stand_ins(step: Step) -> Numbers:
    """Return what a record bears that has no number yet; no slug begins so."""
    name = f"{STAND_IN}{step.record.hex[-11:]}"
    return Numbers(None, name, step.state.get("slug") or name, 0)


def _confirm(steps: Collection[Step], given: Mapping[UUID, Numbers]) -> None:
    """Let answers know what the draft proves, or proves no longer."""
    retiered = any(step.model is Source and "tier" in step.patch for step in steps)
    turned = [step for step in steps if _turns(step, retiered=retiered)]
    for model, group in by_model(turned).items():
        found = states(model, [step.record for step in group])
        for step in group:
            step.state = found[step.record]
    confirm(turned, given, tiers=tiers_of(step.state for step in turned))


def _turns(step: Step, *, retiered: bool) -> bool:
    """Say whether a step may confirm something, or no longer."""
    parts = {name.partition(".")[0] for name in kind_of(step.model).confirms}
    touched = step.patch.keys() & {"citations", *parts}
    return step.op != Op.WITHDRAW and bool(parts and (touched or retiered))


def _is_called_anew(step: Step) -> bool:
    """Say whether a step may change what its record is called."""
    return step.op != Op.EDIT or _touches(step, kind_of(step.model).title)


def _is_found_anew(step: Step) -> bool:
    """Say whether an edit may change what its record is found by."""
    return _touches(step, kind_of(step.model).search)


def _touches(step: Step, names: Iterable[str]) -> bool:
    told = {stem_of(name.partition(".")[0]) for name in names}
    return any(stem_of(name) in told for name in step.patch)
