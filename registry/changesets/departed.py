"""Records that have left the register and are still named by what was said before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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
    return departed_of(mentioned(model, state), there=there)


def departed_of(
    named: Iterable[tuple[Any, str]], *, there: Collection[UUID] = ()
) -> dict[UUID, Entry]:
    """Return what `departed` does of (model, key) that one state names, or many."""
    wanted: dict[Any, set[UUID]] = defaultdict(set)
    for model, key in named:
        wanted[model].add(UUID(key))
    live = [same_rows(model, keys) for model, keys in wanted.items()]
    gone = set().union(*wanted.values()) - set().union(*live) - set(there)
    if not gone:
        return {}
    entries = Entry.objects.filter(record__in=gone).order_by("seq")
    return {entry.record: entry for entry in entries}


def became(gone: Mapping[UUID, Entry]) -> dict[str, str]:
    """Return {key: key of what it became} of those that left by merging.

    A query for each, and one more for each record on the way.
    """
    return {
        str(key): str(successor(entry).record)
        for key, entry in gone.items()
        if entry.type == EntryType.MERGED
    }


def followed(
    model: type[Record], state: State, *, own: UUID, there: Collection[UUID] = ()
) -> State:
    """Return the state naming, for each record that was merged, what it became."""
    moved = became(departed(model, state, there=there))
    return relinked(model, state, moved=moved, own=str(own)) if moved else state
