"""In which official lists we looked, when, and how far that lets us answer.

After the newest check a list is good for as many days as its record allows, a value of
our own; then it is overdue, and an answer that needs it cannot speak for the day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from policies.official_list.models import Check, OfficialList, Shows
from registry.records.looked import Looked, Seen, is_overdue
from registry.records.names import in_languages, pick

# tag of an answer → the lists on which whoever bears it would stand; what has ended for
# good rests on no list
NEEDS: Mapping[str, frozenset[str]] = {
    "licensed": frozenset({Shows.LICENSED}),
    "reported": frozenset({Shows.LICENSED}),
    "suspended": frozenset({Shows.LICENSED}),
    "deemed": frozenset({Shows.APPLICANTS, Shows.DEEMED}),
    "applied": frozenset({Shows.APPLICANTS}),
    "in-principle": frozenset({Shows.APPLICANTS}),
    "closing": frozenset({Shows.CLOSING}),
    "alert": frozenset({Shows.ALERT}),
    "none": frozenset({Shows.LICENSED}),
}
COLUMNS = (
    *("id", "public_id", "website", "shows", "regimes", "days_between_checks"),
    *in_languages("name"),
    *in_languages("regulator__name"),
)
READING_ORDER = tuple(Shows.values)  # licensed firms first


@dataclass(frozen=True, slots=True)
class Checks:
    """The lists that bear on some regimes, as they stand on the day `on`.

    `known_to` is the last day for which something else speaks than the list: a later
    event of the licence, or a sighting on the list. No check is needed until then.
    """

    on: date
    lists: tuple[Looked, ...]

    def needed(self, tag: str) -> tuple[Looked, ...]:
        """Return the lists that an answer with this tag rests on."""
        shows = NEEDS.get(tag, frozenset())
        return tuple(looked for looked in self.lists if looked.shows in shows)

    def stale(self, tag: str, known_to: date | None = None) -> bool:
        """Say whether a list that an answer with this tag needs is overdue."""
        return any(
            is_overdue(
                max(looked.speaks_for, known_to or date.min),
                self.on,
                days_allowed=looked.days_allowed,
            )
            for looked in self.needed(tag)
            if looked.speaks_for
        )

    def speaks_for(self, tag: str, known_to: date | None = None) -> date | None:
        """Return the last day an answer with this tag can speak for, None for none."""
        days = [looked.speaks_for for looked in self.needed(tag)]
        least = min((day for day in days if day), default=None)
        return max((day for day in (least, known_to) if day), default=None)


def looked_in(on: date, language: str) -> list[Looked]:
    """Return every official list, those of licensed firms first; 2 queries.

    `language` is `en`, `zh-hant` or `zh-hans`.
    """
    rows = list(OfficialList.objects.order_by("public_id").values(*COLUMNS))
    seen = _checks()
    found = [
        _looked(row, seen.get(row["id"], ()), on=on, language=language) for row in rows
    ]
    return sorted(found, key=lambda looked: READING_ORDER.index(looked.shows))


def _checks() -> dict[UUID, list[Seen]]:
    """Return {list: its checks, newest first}; one query."""
    found: dict[UUID, list[Seen]] = {}
    for row in Check.objects.order_by("-checked_day", "-time", "pk"):
        day = date.fromisoformat(row.checked_on)
        seen = Seen(day, row.time, row.result, row.entries_count)
        found.setdefault(row.official_list_id, []).append(seen)
    return found


def _looked(
    row: Mapping[str, Any], checks: Sequence[Seen], *, on: date, language: str
) -> Looked:
    newest = checks[0] if checks else None
    days = row["days_between_checks"]
    return Looked(
        public_id=row["public_id"],
        name=pick(row, "name", language=language),
        url=row["website"],
        regulator=pick(row, "regulator__name", language=language),
        shows=row["shows"],
        regimes=tuple(row["regimes"]),
        days_allowed=days,
        seen=next((check for check in checks if check.day <= on), None),
        newest=newest,
        overdue=is_overdue(newest.day if newest else None, on, days_allowed=days),
    )
