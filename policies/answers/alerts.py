"""The answers of warnings, read from the live register."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from policies.alert.models import Alert
from policies.answers.alert_words import Warned, alert_answer, may_be
from policies.answers.checks import Checks, looked_in
from policies.answers.coming import next_change
from policies.answers.evidence import Bearing, Bearings, bearings, is_official, weighed
from policies.answers.staleness import only_to, spoken_to, told
from policies.answers.whole import Checked, whole
from policies.official_list.models import Shows
from registry.records.kinds import Answer
from registry.records.looked import Looked
from registry.records.names import in_languages, pick

COLUMNS = (
    *("id", "public_id", "exchange_id", "listed", "removed"),
    *in_languages("regulator__name"),
)
UNREAD: Bearings = MappingProxyType({})

Row = Mapping[str, Any]  # columns of a warning by name


def alert_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of warnings; 5 queries."""
    rows = list(Alert.objects.filter(public_id__in=public_ids).values(*COLUMNS))
    bearing = bearings({row["id"]: row["public_id"] for row in rows})
    lists = [one for one in looked_in(on, language) if one.shows == Shows.ALERT]
    return {
        row["public_id"]: _answer(
            warned,
            Checks(on, _kept_by(warned.authority, lists)),
            bearing=bearing.get(row["id"], ()),
            language=language,
        )
        for row in rows
        for warned in [_warned(row, language, bearing=bearing)]
    }


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


def _answer(
    warned: Warned, checks: Checks, *, bearing: Sequence[Bearing], language: str
) -> Answer:
    """Return the whole answer; a warning that does not stand needs no list."""
    possible = may_be(warned, checks.on)
    said = alert_answer(warned, language, possible=possible)
    until = spoken_to(checks, ["alert"] if "alert" in possible else [])
    return whole(
        only_to(said, until, language=language) if until else said,
        evidence=weighed(bearing),
        checked=Checked(told(checks), stale=until is not None),
        next_change=next_change((warned.listed, warned.removed), checks.on),
    )


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
