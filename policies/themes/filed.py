"""The applications on record by a day: who applied, under which law, and when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from policies.licence.models import Licence, StatusEvent
from policies.licence.status import literal
from policies.licence.vocabulary import CLOSED_APPLICATION, Status
from registry.records.names import in_languages, pick
from registry.records.themes import Words

APPLYING = {Status.SUBMITTED, Status.IN_PRINCIPLE, Status.DEEMED} | CLOSED_APPLICATION
BRAND, HOLDER = "exchanges__name", "holder__name"
NAMES = (*in_languages(BRAND), *in_languages(HOLDER), "statute__reference")


@dataclass(frozen=True, slots=True)
class Filed:
    """An application: its record, the brand or company, the company, law and day.

    `day` is blank where the filing itself is not on record.
    """

    key: UUID
    public_id: str
    name: Words
    holder: Words | None
    law: str
    day: str


def filed(on: date, language: str) -> list[Filed]:
    """Return the applications by the day, in order of their ids; 2 queries."""
    days = _days(on)
    rows = Licence.objects.filter(pk__in=days).order_by("public_id", BRAND + "_en")
    found: dict[UUID, Filed] = {}
    for row in rows.values("pk", "public_id", *NAMES):
        found.setdefault(row["pk"], _filed(row, days[row["pk"]], language=language))
    return list(found.values())


def _days(on: date) -> dict[UUID, str]:
    """Return {licence: literal of the day of filing} of those that applied by then.

    The first event that shows an application says when, if it is the filing.
    """
    events = StatusEvent.objects.filter(
        Q(earliest__lte=on) | Q(earliest__isnull=True, latest__lte=on),
        status__in=APPLYING,
    )
    found: dict[UUID, str] = {}
    for event in events.order_by("licence", "position", "pk"):
        day = literal(
            event.effective,
            first=event.not_before,
            last=event.not_after,
            announced=event.announced,
        )
        is_filing = event.status == Status.SUBMITTED
        found.setdefault(event.licence_id, day if is_filing else "")
    return found


def _filed(row: dict[str, Any], day: str, *, language: str) -> Filed:
    brand, holder = (_words(row, stem, language=language) for stem in (BRAND, HOLDER))
    name = brand or holder or Words(row["public_id"])
    law = row["statute__reference"] or ""
    return Filed(row["pk"], row["public_id"], name, brand and holder, law, day)


def _words(row: dict[str, Any], stem: str, *, language: str) -> Words | None:
    text = pick(row, stem, language=language)
    return Words(text.text, text.lang) if text.text else None
