"""The days that lie ahead on a day, of every record that names one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from policies.event.models import Event
from policies.licence.models import Condition, StatusEvent
from policies.policy.models import Policy, Requirement
from policies.themes.cited import cited, source_of
from registry.records.partial_date import bounds
from registry.records.themes import Coming

BEGUN: Final = ("announced", "gazetted", "introduced")  # a policy was known from then


@dataclass(frozen=True, slots=True)
class Ahead:
    """A column of days: what happens then, and of whose record.

    `owner` names the record of a part and `part` what that record calls its rows;
    blank: the row is the record. `but` names columns that, once filled, say that it
    has happened; `about` one that says of what, in English; `what` may be a choice.
    """

    model: type[Model]
    column: str
    what: str | Promise
    owner: str = ""
    part: str = ""
    but: tuple[str, ...] = ()
    about: str = ""
    choice: str = ""


RULE: Final[Any] = {"owner": "policy", "part": "requirements", "about": "subject"}
COLUMNS = (
    Ahead(Policy, "consultation_to", _("Consultation closes")),
    Ahead(Policy, "effective", _("Takes effect")),
    Ahead(Policy, "expires", _("Last day in force")),
    Ahead(Policy, "superseded_on", _("No longer in force from this day")),
    Ahead(
        Policy,
        "expected_introduced",
        _("Introduction expected"),
        but=("introduced", "passed", "effective"),
    ),
    Ahead(
        Policy, "expected_effective", _("Expected to take effect"), but=("effective",)
    ),
    Ahead(Requirement, "valid_from", _("Rule starts"), **RULE),
    Ahead(Requirement, "valid_to", _("Last day of the rule"), **RULE),
    Ahead(Event, "date_from", _("Begins"), choice="type"),
    Ahead(Event, "date_to", _("Period ends")),
    Ahead(
        StatusEvent,
        "effective",
        _("Status changes"),
        owner="licence",
        part="status_events",
        choice="status",
    ),
    Ahead(
        Condition, "lifted", _("Condition lifted"), owner="licence", part="conditions"
    ),
)


def ahead(on: date) -> list[Coming]:
    """Return the days on or after this one, the nearest first; 13 queries.

    A day known only as a month or year lies ahead while any of its days does. What a
    policy says that was not announced by the day is left out.
    """
    found = [(column, row) for column in COLUMNS for row in _rows(column, on)]
    records = [_record(column, row) for column, row in found]
    sources = cited({record.pk for record in records})
    coming = []
    for (column, row), record in zip(found, records, strict=True):
        place = f"{column.part}/{row.pk}" if column.part else column.column
        source = source_of(sources, record.pk, place=place)
        key = f"{place}/{column.column}" if column.part else place
        coming.append(
            _coming(column, row, public_id=record.public_id, key=key, source=source)
        )
    return sorted(coming, key=_place)


def _rows(column: Ahead, on: date) -> Iterator[Any]:
    """Yield the rows whose day lies ahead; one query.

    Literals of days begin with the year, so that most rows are left in the table.
    """
    rows: QuerySet[Any] = QuerySet(column.model).exclude(**{column.column: ""})
    rows = rows.filter(**{f"{column.column}__gte": f"{on.year:04}"})
    done = Q()
    for name in column.but:
        done |= ~Q(**{name: ""})
    rows = rows.exclude(done) if column.but else rows
    if column.owner:
        rows = rows.select_related(column.owner)
    for row in rows.order_by("pk"):
        latest = bounds(getattr(row, column.column)).latest
        if latest and latest >= on and _was_known(_record(column, row), on):
            yield row


def _was_known(record: Any, on: date) -> bool:
    """Say whether a policy was announced by the day; other records always were."""
    given = [day for name in BEGUN if (day := getattr(record, name, ""))]
    first = bounds(given[0]).earliest if given else None
    return first is None or first <= on


def _record(column: Ahead, row: Any) -> Any:
    return getattr(row, column.owner) if column.owner else row


def _coming(
    column: Ahead, row: Any, *, public_id: str, key: str, source: str
) -> Coming:
    what = str(column.what)
    if column.choice:
        what = str(getattr(row, f"get_{column.choice}_display")())
    about = getattr(row, column.about) if column.about else ""
    return Coming(public_id, key, what, getattr(row, column.column), source, about)


def _place(one: Coming) -> tuple[date, date, str, str]:
    known = bounds(one.day)
    return (
        known.latest or date.max,
        known.earliest or date.min,
        one.public_id,
        one.key,
    )
