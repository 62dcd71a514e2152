"""What stands in the register of the records that a draft changes, read once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from registry.changesets.merging import Step
from registry.changesets.models import Op
from registry.records.kinds import parts_of
from registry.records.models import Part, Record
from registry.records.rows import plain
from registry.records.state import (
    State,
    diff,
    dump,
    empty,
    m2m_of,
    merge,
    owner_key,
    refined,
    settled,
    states,
)


@dataclass(slots=True)
class Standing:
    """Live rows of records and of their parts; of each record edited, its state.

    A state holds what the record's step touches, all else is left out or empty.
    """

    rows: dict[UUID, Any] = field(default_factory=dict)
    states: dict[UUID, State] = field(default_factory=dict)

    def state_of(self, key: UUID) -> State | None:
        """Return what is known of a record, None where it is not there."""
        return self.states.get(key, {}) if key in self.rows else None


def standing(model: type[Record], steps: Collection[Step]) -> Standing:
    """Return what stands of these records.

    One query, and one for each link and sort of part that is touched.
    """
    found = Standing()
    rows = plain(model).filter(pk__in=[step.record for step in steps])
    found.rows = {row.pk: row for row in rows}
    edits = [s for s in steps if s.op == Op.EDIT and s.record in found.rows]
    for step in edits:
        columns = dump(found.rows[step.record], model, only=step.patch)
        found.states[step.record] = empty(model) | columns
    for link in m2m_of(model):
        _read_links(link, _touching(edits, link.name), found=found)
    for name, part in parts_of(model).items():
        _read_parts(name, part, steps=_touching(edits, name), found=found)
    return found


def whole(model: type[Record], steps: Collection[Step]) -> Standing:
    """Return what stands of these records, their states whole."""
    found = standing(model, steps)
    found.states |= states(model, found.states)
    return found


def lay_over(step: Step, live: State) -> None:
    """Lay an edit on what it touches of the live record, whatever stands there."""
    result, _clashes = merge(live, step.patch)
    step.state = refined(step.model, settled(result))
    if "slug" in live:
        step.state["slug"] = step.state["slug"] or live["slug"]
    step.patch = diff(live, step.state)


def _touching(steps: Collection[Step], name: str) -> list[Step]:
    return [step for step in steps if name in step.patch]


def _read_links(link: Any, steps: Collection[Step], *, found: Standing) -> None:
    if not steps:
        return
    here, there = link.m2m_column_name(), link.m2m_reverse_name()
    keys = [step.record for step in steps]
    rows = plain(link.remote_field.through).filter(**{f"{here}__in": keys})
    for owner, other in rows.values_list(here, there):
        found.states[owner][link.name][str(other)] = True


def _read_parts(
    name: str, part: type[Part], *, steps: Collection[Step], found: Standing
) -> None:
    if not steps:
        return
    owner, keys = owner_key(part), [UUID(key) for s in steps for key in s.patch[name]]
    owners = {step.record for step in steps}
    for row in plain(part).filter(pk__in=keys):
        if (record := getattr(row, owner)) in owners:
            found.rows[row.pk] = row
            found.states[record][name][str(row.pk)] = dump(row, part)
