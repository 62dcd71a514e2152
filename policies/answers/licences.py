"""Licences and applications on a day, read from the live register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from policies.answers.licence_words import licence_answer
from policies.answers.permissions import ENDED, NO_PERMISSION, Permission
from policies.answers.reading import Basis, listed, read
from policies.answers.terms import Term, conditions, lasting
from policies.licence.models import Licence, StatusEvent
from policies.licence.status import Event, literal, standing
from registry.records.kinds import Answer, Said
from registry.records.names import in_languages, pick
from registry.records.partial_date import bounds

COLUMNS = ("id", "public_id", "regime")
STATUTE = ("statute__reference", *in_languages("statute__title"))

Row = Mapping[str, Any]  # columns of a licence by name


def licence_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of licences; 8 queries."""
    rows = _rows(public_ids)
    now = permissions(rows, on)
    keys = {key: row["public_id"] for key, row in rows.items()}
    reading = read(now, keys, on=on, language=language)
    bases = _bases(rows, now, on=on, language=language)
    return {public_id: reading.answer(basis) for public_id, basis in bases.items()}


def licence_said(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Said]:
    """Return {public id: what is said} of licences; 5 queries."""
    rows = _rows(public_ids)
    bases = _bases(rows, permissions(rows, on), on=on, language=language)
    known = listed(on, language)
    return {public_id: known.said(basis) for public_id, basis in bases.items()}


def permissions(licences: Iterable[UUID], on: date) -> dict[UUID, Permission]:
    """Return {licence: what it permits on the day}, of those with events; one query."""
    events = StatusEvent.objects.filter(licence__in=list(licences))
    of_licence: dict[Licence, list[Event]] = defaultdict(list)
    rows = events.select_related("licence__regulator")
    for row in rows.order_by("position", "pk"):
        of_licence[row.licence].append(_event(row))
    return {
        licence.pk: Permission(
            standing(known, on),
            licence.regime,
            _seen(licence.last_seen_on, on),
            licence=licence.public_id,
            regulator=licence.regulator.public_id,
            events=tuple(known),
            last_seen=licence.last_seen_on,
        )
        for licence, known in of_licence.items()
    }


def _rows(public_ids: Sequence[str]) -> dict[UUID, Row]:
    """Return {key: columns}; one query."""
    found = Licence.objects.filter(public_id__in=public_ids)
    return {row["id"]: row for row in found.values(*COLUMNS, *STATUTE)}


def _bases(
    rows: Mapping[UUID, Row],
    now: Mapping[UUID, Permission],
    *,
    on: date,
    language: str,
) -> dict[str, Basis]:
    """Return {public id: what is said of it, and what that rests on}; one query."""
    bound = conditions(rows)
    return {
        row["public_id"]: _basis(
            row,
            now.get(key, NO_PERMISSION),
            bound=bound.get(key, []),
            on=on,
            language=language,
        )
        for key, row in rows.items()
    }


def _basis(
    row: Row,
    permission: Permission,
    *,
    bound: Sequence[Term],
    on: date,
    language: str,
) -> Basis:
    """Return what is said of a licence; what has ended, or not begun, needs no list."""
    standing_as = {*permission.standing.possible} - {*ENDED, "none"}
    said = licence_answer(
        permission,
        language,
        law=_law(row, language),
        bound=bool(lasting(bound, on)),
    )
    return Basis(
        said=said,
        licences=[row["id"]],
        records=[row["id"]],
        regimes=frozenset({row["regime"]}),
        tags=frozenset({*standing_as, "none"} if standing_as else ()),
        known_to=permission.known_to,
        unseen=permission.stale,
        dates=[day for term in bound for day in (term.first, term.last)],
    )


def _seen(last_seen_on: str, on: date) -> str:
    """Return the day it was last seen on the register, where that lies in the past."""
    if not last_seen_on:
        return ""
    latest = bounds(last_seen_on).latest
    return last_seen_on if latest and latest < on else ""


def _event(row: StatusEvent) -> Event:
    day = literal(
        row.effective,
        first=row.not_before,
        last=row.not_after,
        announced=row.announced,
    )
    return Event(
        status=row.status,
        earliest=row.earliest,
        latest=row.latest,
        confirmed=row.confirmed,
        client_scope=row.client_scope,
        day=day,
    )


def _law(row: Row, language: str) -> str:
    title = pick(row, "statute__title", language=language).text
    reference = row["statute__reference"]
    return f"{title} ({reference})" if title and reference else title
