"""Licences and applications on a day, read from the live register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from policies.answers.licence_words import licence_answer
from policies.answers.permissions import ENDED, NO_PERMISSION, Permission
from policies.answers.reading import Basis, read
from policies.answers.terms import Term, conditions, lasting
from policies.licence.models import Licence, StatusEvent
from policies.licence.status import Event, literal, standing
from registry.records.kinds import Answer
from registry.records.names import in_languages, pick
from registry.records.partial_date import bounds

STATUTE = ("statute__reference", *in_languages("statute__title"))


def licence_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of licences; 8 queries."""
    found = Licence.objects.filter(public_id__in=public_ids)
    rows = list(found.values("id", "public_id", "regime", *STATUTE))
    keys = {row["id"]: row["public_id"] for row in rows}
    now, bound = permissions(keys, on), conditions(keys)
    reading = read(now, keys, on=on, language=language)
    return {
        row["public_id"]: reading.answer(
            _basis(
                row,
                now.get(row["id"], NO_PERMISSION),
                bound=bound.get(row["id"], []),
                on=on,
                language=language,
            )
        )
        for row in rows
    }


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


def _basis(
    row: dict[str, str],
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
    key = UUID(str(row["id"]))
    return Basis(
        said=said,
        licences=[key],
        records=[key],
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


def _law(row: dict[str, str], language: str) -> str:
    title = pick(row, "statute__title", language=language).text
    reference = row["statute__reference"]
    return f"{title} ({reference})" if title and reference else title
