"""One licence for each holder and statute: a second waits for the end of the first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from policies.licence.transitions import is_over

States = Mapping[UUID, Mapping[str, Any] | None]  # None: withdrawn
Pair = tuple[str, str]  # holder and statute


def pair_of(state: Mapping[str, Any] | None) -> Pair | None:
    """Return what must be free, None where the record is over or one is not known."""
    if not state or is_over(state["status_events"]):
        return None
    pair = state.get("holder"), state.get("statute")
    return (str(pair[0]), str(pair[1])) if all(pair) else None


def rivals(
    wanted: States, *, others: States, names: Mapping[UUID, str]
) -> Iterator[tuple[UUID, str, str]]:
    """Yield (key, path, message) for each wanted record that another stands against.

    `names` holds the public ids of the others.
    """
    held: dict[Pair, list[UUID]] = defaultdict(list)
    for key, state in {**others, **wanted}.items():
        if pair := pair_of(state):
            held[pair].append(key)
    for key, state in wanted.items():
        pair = pair_of(state)
        for rival in (other for other in held[pair] if other != key) if pair else ():
            yield key, "statute", _message(names.get(rival, ""))


def _message(name: str) -> str:
    if not name:
        return _("This change set has another record for the same holder and statute.")
    return _(
        "%(id)s is for the same holder and statute and is not over: add its last status"
        " first, or go on with that record."
    ) % {"id": name}
