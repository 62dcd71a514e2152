"""Three-way merge of a change set with the live register."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from registry.changesets.models import Change, Op
from registry.changesets.refusals import Conflict
from registry.records.models import Record
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
    steps: dict[UUID, Step] = {}
    clashes: list[str] = []
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.kind].append(change)
        steps[change.record] = _blank(change)  # keeps the order of the set
    for label, group in groups.items():
        model: type[Record] = apps.get_model(label)
        live = states(model, [change.record for change in group])
        for change in group:
            clashes += _settle(steps[change.record], live.get(change.record))
    if clashes:
        raise Conflict(clashes)
    return [s for s in steps.values() if s.op != Op.EDIT or s.patch]


def _blank(change: Change) -> Step:
    model: type[Record] = apps.get_model(change.kind)
    return Step(model, change.record, change.op, change.patch, {})


def _settle(step: Step, live: State | None) -> list[str]:
    """Lay the step on the live state; return the clashes in words."""
    name = f"{step.model._meta.verbose_name} {step.record}"
    if (live is None) != (step.op == Op.ADD):
        return [f"{name}: {'withdrawn' if live is None else 'added'} meanwhile"]
    if step.op == Op.WITHDRAW:
        return []
    base = live or empty(step.model)
    result, clashes = merge(base, step.patch)
    step.state = completed(step.model, settled(result))
    step.state["slug"] = step.state["slug"] or base.get("slug", "")
    step.patch = diff(base, step.state)
    return [f"{name}: {path}" for path in clashes]
