"""Records that have left the register and are still named by what was said before."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from registry.ledger.models import Entry, EntryType
from registry.ledger.read import successor
from registry.records.form import mentioned
from registry.records.links import relinked
from registry.records.models import Record
from registry.records.state import State, same_rows


def departed(
    model: type[Record], state: State, *, there: Collection[UUID] = ()
) -> dict[UUID, Entry]:
    """Return {key: newest entry} of the records a state names that are not live.

    `there` are such as will be. A query for each kind it names, and one.
    """
    wanted: dict[Any, set[UUID]] = defaultdict(set)
    for named, key in mentioned(model, state):
        wanted[named].add(UUID(key))
    live = [same_rows(named, keys) for named, keys in wanted.items()]
    gone = set().union(*wanted.values()) - set().union(*live) - set(there)
    if not gone:
        return {}
    entries = Entry.objects.filter(record__in=gone).order_by("seq")
    return {entry.record: entry for entry in entries}


def followed(
    model: type[Record], state: State, *, own: UUID, there: Collection[UUID] = ()
) -> State:
    """Return the state naming, for each record that was merged, what it became."""
    moved = {
        str(key): str(successor(entry).record)
        for key, entry in departed(model, state, there=there).items()
        if entry.type == EntryType.MERGED
    }
    return relinked(model, state, moved=moved, own=str(own)) if moved else state
