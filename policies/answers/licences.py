"""Licences and applications on a day, read from the live register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from policies.answers.licence_words import licence_answer
from policies.answers.permissions import Permission
from policies.licence.models import Licence, StatusEvent
from policies.licence.status import NOTHING, Event, Standing, literal, standing
from registry.records.kinds import Answer
from registry.records.names import pick

STATUTE = (
    *("statute__reference", "statute__title_en"),
    *("statute__title_zh_hant", "statute__title_zh_hans"),
)


def licence_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of licences; 2 queries."""
    found = Licence.objects.filter(public_id__in=public_ids)
    rows = list(found.values("id", "public_id", "regime", *STATUTE))
    now = standings((row["id"] for row in rows), on)
    return {
        row["public_id"]: licence_answer(
            Permission(now.get(row["id"], NOTHING), row["regime"]),
            language,
            law=_law(row, language),
        )
        for row in rows
    }


def standings(licences: Iterable[UUID], on: date) -> dict[UUID, Standing]:
    """Return {licence: what stands on the day}, of those with events; one query."""
    events = StatusEvent.objects.filter(licence__in=list(licences))
    found: dict[UUID, list[Event]] = defaultdict(list)
    for row in events.order_by("position", "pk"):
        found[row.licence_id].append(_event(row))
    return {key: standing(known, on) for key, known in found.items()}


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
    title = pick(row, "statute__title", language).text
    reference = row["statute__reference"]
    return f"{title} ({reference})" if title and reference else title
