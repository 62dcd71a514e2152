"""What the register held at a change number, from simple-history's rows."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from registry.records.kinds import parts_of
from registry.records.models import Record
from registry.records.state import State, dump, empty, m2m_of, owner_key


def held_at(seq: int, revisions: QuerySet[Any]) -> QuerySet[Any]:
    """Return the revisions that were current once entry `seq` was written."""
    return revisions.filter(seq__lte=seq, seq_to__gt=seq).exclude(history_type="-")


def state_at(model: type[Record], pk: UUID, *, seq: int) -> State | None:
    """Return the state held at `seq`, None if there was none; a query a part."""
    twin = held_at(seq, model.history.filter(id=pk)).first()
    if twin is None:
        return None
    state = dump(twin, model) | empty(model)
    for field in m2m_of(model):
        copies = getattr(twin, field.name)
        keys = copies.values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
        state[field.name] = {str(key): True for key in sorted(keys)}
    for name, part in parts_of(model).items():
        rows = held_at(seq, part.history.filter(**{owner_key(part): pk})).order_by("id")
        state[name] = {str(row.id): dump(row, part) for row in rows}
    return state
