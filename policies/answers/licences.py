"""Licences and applications on a day, read from the live register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from policies.answers.licence_words import licence_answer
from policies.answers.permissions import NO_PERMISSION, Permission
from policies.licence.models import Condition, Licence, StatusEvent
from policies.licence.status import Event, literal, standing
from registry.records.kinds import Answer
from registry.records.names import in_languages, pick
from registry.records.partial_date import bounds

STATUTE = ("statute__reference", *in_languages("statute__title"))


def licence_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of licences; 2 queries."""
    found = Licence.objects.filter(public_id__in=public_ids)
    bound = Condition.objects.filter(
        Q(imposed_earliest__isnull=True) | Q(imposed_earliest__lte=on),
        Q(lifted_latest__isnull=True) | Q(lifted_latest__gt=on),
        licence=OuterRef("pk"),
    )
    found = found.annotate(bound=Exists(bound))
    rows = list(found.values("id", "public_id", "bound", *STATUTE))
    now = permissions((row["id"] for row in rows), on)
    return {
        row["public_id"]: licence_answer(
            now.get(row["id"], NO_PERMISSION),
            language,
            law=_law(row, language),
            bound=row["bound"],
        )
        for row in rows
    }


def permissions(licences: Iterable[UUID], on: date) -> dict[UUID, Permission]:
    """Return {licence: what it permits on the day}, of those with events; one query."""
    events = StatusEvent.objects.filter(licence__in=list(licences))
    of_licence: dict[Licence, list[Event]] = defaultdict(list)
    for row in events.select_related("licence").order_by("position", "pk"):
        of_licence[row.licence].append(_event(row))
    return {
        licence.pk: Permission(
            standing(known, on), licence.regime, _seen(licence.last_seen_on, on)
        )
        for licence, known in of_licence.items()
    }


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
