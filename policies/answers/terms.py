"""What a licence covers and is bound by, each with the days it lasts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from policies.licence.models import Activity, Condition
from registry.records.partial_date import bounds


class Term(NamedTuple):
    """What lasts from one day to another, as literals; blank: as the licence does.

    `what` is the public id of a licence type, blank for a condition.
    """

    what: str
    first: str
    last: str


Terms = Mapping[UUID, list[Term]]


def activities(licences: Iterable[UUID]) -> Terms:
    """Return {licence: the activities it covers}; one query."""
    rows = Activity.objects.filter(licence__in=list(licences))
    columns = ("licence_id", "licence_type__public_id", "effective", "ended")
    return _by_licence(rows.order_by(columns[1]).values_list(*columns))


def conditions(licences: Iterable[UUID]) -> Terms:
    """Return {licence: its conditions}; one query."""
    rows = Condition.objects.filter(licence__in=list(licences))
    found = rows.values_list("licence_id", "imposed", "lifted")
    return _by_licence((key, "", *days) for key, *days in found)


def lasting(terms: Iterable[Term], on: date) -> list[Term]:
    """Return those that may last on the day; on their last day they do no more."""
    return [term for term in terms if _may_last(term, on)]


def _may_last(term: Term, on: date) -> bool:
    first = bounds(term.first).earliest if term.first else None
    last = bounds(term.last).latest if term.last else None
    return (first is None or first <= on) and (last is None or on < last)


def _by_licence(rows: Iterable[tuple[UUID, str, str, str]]) -> Terms:
    found: dict[UUID, list[Term]] = defaultdict(list)
    for key, *term in rows:
        found[key].append(Term(*term))
    return found
