"""Three-way merge of a change set with the live register."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _

from registry.changesets.models import Change, Op
from registry.changesets.naming import called, value_of
from registry.changesets.refusals import Conflict
from registry.records.kinds import kind_of
from registry.records.models import Record
from registry.records.punctuation import with_colon
from registry.records.state import (
    Patch,
    State,
    completed,
    diff,
    empty,
    merge,
    settled,
    states,
)

# what a withdrawal says where the record leaves for another: [None, its key]
MERGED_INTO = "merged_into"


@dataclass(slots=True)
class Step:
    """One change that still changes something, with the state it leads to."""

    model: type[Record]
    record: UUID
    op: str
    patch: Patch
    state: State  # empty for a withdrawal


def by_model(steps: Iterable[Any]) -> dict[type[Record], list[Any]]:
    """Group steps (or whatever has a `model`) in the order they come."""
    groups: dict[type[Record], list[Any]] = defaultdict(list)
    for step in steps:
        groups[step.model].append(step)
    return groups


def merged(changes: Iterable[Change]) -> list[Step]:
    """Return the steps that remain; raise Conflict naming every clash.

    Disjoint edits merge, what changes nothing drops out. 1 query a kind and part.
    """
    steps = [step_of(change) for change in changes]
    clashes: list[tuple[Step, str]] = []
    for model, group in by_model(steps).items():
        live = states(model, [step.record for step in group])
        for step in group:
            clashes += [(step, words) for words in lay_on(step, live.get(step.record))]
    if clashes:
        names = called([step for step, _words in clashes])
        raise Conflict(
            [with_colon(names[step.record], words) for step, words in clashes]
        )
    return [step for step in steps if step.op != Op.EDIT or step.patch]


def step_of(change: Change) -> Step:
    """Return the step a change is before it is laid on the live state."""
    model: type[Record] = apps.get_model(change.kind)
    return Step(model, change.record, change.op, change.patch, {})


def merged_with(step: Step) -> UUID | None:
    """Return which record a leaving one becomes part of, None where it only leaves."""
    found = step.patch.get(MERGED_INTO) if step.op == Op.WITHDRAW else None
    return UUID(found[1]) if found else None


def fits(step: Step, live: State | None) -> bool:
    """Say whether the record is there to be changed, or not there to be added."""
    return (live is None) == (step.op == Op.ADD)


def lay_on(step: Step, live: State | None) -> list[str]:
    """Lay the step on the live state; return the clashes in words."""
    if not fits(step, live):
        return [_("withdrawn meanwhile") if live is None else _("added meanwhile")]
    if step.op == Op.WITHDRAW:
        return []
    base = live or empty(step.model)
    result, clashes = merge(base, step.patch)
    step.state = completed(step.model, settled(result))
    step.state["slug"] = step.state["slug"] or base.get("slug", "")
    step.patch = diff(base, step.state)
    return [value_of(kind_of(step.model), path) for path in clashes]
