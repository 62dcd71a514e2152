"""The answers of warnings, read from the live register."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from policies.alert.models import Alert
from policies.answers.alert_words import Warned, alert_answer, may_be
from policies.answers.vouched import vouched
from registry.records.kinds import Answer
from registry.records.names import in_languages, pick

COLUMNS = (
    *("id", "public_id", "exchange_id", "listed", "removed"),
    *in_languages("regulator__name"),
)


def alert_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of warnings; 2 queries."""
    rows = Alert.objects.filter(public_id__in=public_ids).values(*COLUMNS)
    return {
        row["public_id"]: alert_answer(warned, language, possible=may_be(warned, on))
        for row, warned in _read(rows, language)
    }


def warnings_of(exchanges: Sequence[UUID], language: str) -> dict[UUID, list[Warned]]:
    """Return {exchange: its warnings, latest first}; 2 queries."""
    rows = Alert.objects.filter(exchange__in=exchanges).order_by("-listed", "public_id")
    found: dict[UUID, list[Warned]] = {}
    for row, warned in _read(rows.values(*COLUMNS), language):
        found.setdefault(row["exchange_id"], []).append(warned)
    return found


def _read(rows: Any, language: str) -> list[tuple[dict[str, Any], Warned]]:
    """Return each row with the warning it holds."""
    known = list(rows)
    official = vouched((row["id"] for row in known), ["listed"])
    return [(row, _warned(row, language, official=official)) for row in known]


def _warned(row: dict[str, Any], language: str, *, official: set[UUID]) -> Warned:
    return Warned(
        listed=row["listed"],
        removed=row["removed"],
        authority=pick(row, "regulator__name", language=language).text,
        confirmed=row["id"] in official,
    )
