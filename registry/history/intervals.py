"""What the register held at a change number, from simple-history's rows."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from registry.records.kinds import parts_of
from registry.records.models import Record
from registry.records.recorder import REVISIONS
from registry.records.rows import plain
from registry.records.state import State, dump, empty, m2m_of, owner_key


def held_at(seq: int, revisions: QuerySet[Any]) -> QuerySet[Any]:
    """Return the revisions that were current once entry `seq` was written."""
    return revisions.filter(seq__lte=seq, seq_to__gt=seq).exclude(history_type="-")


def state_at(model: type[Record], pk: UUID, *, seq: int) -> State | None:
    """Return the state held at `seq`, None if there was none; a query a part."""
    return states_at(model, {pk: seq}).get(pk)


def states_at(model: type[Record], seqs: Mapping[UUID, int]) -> dict[UUID, State]:
    """Return {pk: the state it held at its own number}, less what held none.

    A query, one a link and one a part, however many records are asked for.
    """
    twins = dict(_held(model.history, "id", seqs=seqs)) if seqs else {}
    out = {pk: dump(twin, model) | empty(model) for pk, twin in twins.items()}
    if not out:
        return out
    owners = {twin.pk: pk for pk, twin in twins.items()}
    for field in m2m_of(model):
        copies = plain(REVISIONS.m2m_models[field]).filter(history__in=owners)
        there = f"{field.m2m_reverse_field_name()}_id"
        for twin, key in copies.order_by(there).values_list("history_id", there):
            out[owners[twin]][field.name][str(key)] = True
    wanted = {pk: seqs[pk] for pk in out}
    for name, part in parts_of(model).items():
        for pk, row in _held(part.history, owner_key(part), seqs=wanted):
            out[pk][name][str(row.id)] = dump(row, part)
    return out


def _held(
    revisions: Any, owner: str, *, seqs: Mapping[UUID, int]
) -> Iterator[tuple[UUID, Any]]:
    """Yield (owner, revision) of those current at the owner's number; one query."""
    asked = revisions.filter(**{f"{owner}__in": list(seqs)})
    asked = asked.filter(seq__lte=max(seqs.values()), seq_to__gt=min(seqs.values()))
    for row in asked.exclude(history_type="-").order_by("id"):
        pk = getattr(row, owner)
        if row.seq <= seqs[pk] < row.seq_to:
            yield pk, row
