"""The answers of warnings, read from the live register."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from policies.alert.models import Alert
from policies.answers.alert_words import Warned, alert_answer, may_be
from policies.answers.checks import Checks, looked_in
from policies.answers.coming import next_change
from policies.answers.evidence import Bearings, bearings, cited, is_official, weighed
from policies.answers.staleness import only_to, spoken_to
from policies.answers.whole import Checked, whole
from policies.official_list.models import Shows
from registry.records.checks_told import checks_told
from registry.records.kinds import Answer, Said
from registry.records.looked import Looked
from registry.records.names import in_languages, pick

COLUMNS = (
    *("id", "public_id", "exchange_id", "listed", "removed"),
    *in_languages("regulator__name"),
)
UNREAD: Bearings = MappingProxyType({})

Row = Mapping[str, Any]  # columns of a warning by name


class Heard(NamedTuple):
    """What is said of a warning, the lists it may rest on, and how far they tell."""

    row: Row
    said: Said
    checks: Checks
    until: date | None  # the last day it can be said of, where one is overdue


def alert_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of warnings; 5 queries."""
    rows = _rows(public_ids)
    bearing = bearings({row["id"]: row["public_id"] for row in rows})
    return {
        row["public_id"]: whole(
            said,
            evidence=weighed(bearing.get(row["id"], ())),
            checked=Checked(checks_told(checks.lists), stale=until is not None),
            next_change=next_change((row["listed"], row["removed"]), on),
        )
        for row, said, checks, until in _heard(rows, bearing, on=on, language=language)
    }


def alert_said(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Said]:
    """Return {public id: what is said} of warnings; 4 queries."""
    rows = _rows(public_ids)
    bearing = cited(row["id"] for row in rows)
    heard = _heard(rows, bearing, on=on, language=language)
    return {one.row["public_id"]: one.said for one in heard}


def warning_rows(exchanges: Iterable[UUID]) -> list[Row]:
    """Return the columns of all warnings of these platforms; one query."""
    rows = Alert.objects.filter(exchange__in=list(exchanges))
    return list(rows.order_by("-listed", "public_id").values(*COLUMNS))


def by_platform(
    rows: Iterable[Row], language: str, *, bearing: Bearings = UNREAD
) -> dict[UUID, list[Warned]]:
    """Return {exchange: its warnings, latest first}.

    They are confirmed as `bearing` tells, none where it was not read.
    """
    found: dict[UUID, list[Warned]] = {}
    for row in rows:
        warned = _warned(row, language, bearing=bearing)
        found.setdefault(row["exchange_id"], []).append(warned)
    return found


def _rows(public_ids: Sequence[str]) -> list[Row]:
    return list(Alert.objects.filter(public_id__in=public_ids).values(*COLUMNS))


def _heard(
    rows: Iterable[Row], bearing: Bearings, *, on: date, language: str
) -> Iterator[Heard]:
    """Yield what is said of each; a warning that does not stand needs no list."""
    lists = [one for one in looked_in(on, language) if one.shows == Shows.ALERT]
    for row in rows:
        warned = _warned(row, language, bearing=bearing)
        checks = Checks(on, _kept_by(warned.authority, lists))
        possible = may_be(warned, on)
        said = alert_answer(warned, language, possible=possible)
        until = spoken_to(checks, ["alert"] if "alert" in possible else [])
        if until:
            said = only_to(said, until, language=language)
        yield Heard(row, said, checks, until)


def _kept_by(authority: str, lists: Iterable[Looked]) -> tuple[Looked, ...]:
    return tuple(one for one in lists if one.regulator.text == authority)


def _warned(row: Row, language: str, *, bearing: Bearings) -> Warned:
    return Warned(
        listed=row["listed"],
        removed=row["removed"],
        authority=pick(row, "regulator__name", language=language).text,
        confirmed=is_official(bearing.get(row["id"], ()), ["listed"]),
        key=row["id"],
    )
