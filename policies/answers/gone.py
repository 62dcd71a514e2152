"""What is said of records that are no longer in the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from policies.answers.whole import whole
from policies.answers.wording import day_words, joined
from registry.clock import hong_kong_day
from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import form_of
from registry.records.kinds import Answer, Said


@dataclass(frozen=True, slots=True)
class Left:
    """Records that left: {public id: what it was merged into}, {public id: when}."""

    merged: dict[str, str]
    withdrawn: dict[str, date]


def gone(public_ids: Iterable[str]) -> Left:
    """Return which of these ids left the register, and how; one query.

    The newest entry of a record that left tells it.
    """
    rows = Entry.objects.filter(public_id__in=list(public_ids), type__in=LEFT)
    newest = {row.public_id: row for row in rows.order_by("seq")}
    merged = {
        public_id: str(form_of(row)["merged_into"])
        for public_id, row in newest.items()
        if row.type == EntryType.MERGED
    }
    return Left(
        merged,
        {
            public_id: hong_kong_day(row.recorded_at)
            for public_id, row in newest.items()
            if public_id not in merged
        },
    )


def merged_into(survivor: str, answer: Answer, *, language: str) -> Answer:
    """Return the answer of a record that became part of another: that of the other."""
    first = _("Merged into %(record)s.") % {"record": survivor}
    return {**answer, "sentence": joined([first, answer["sentence"]], language)}


def withdrawn(left: Left, language: str) -> dict[str, Answer]:
    """Return {public id: answer} of records that were withdrawn; they have no tag."""
    return {
        public_id: whole(Said(tag=None, sentence=_when(day, language), confirmed=False))
        for public_id, day in left.withdrawn.items()
    }


def _when(day: date, language: str) -> str:
    words = {"day": day_words(day.isoformat(), language)}
    return _("Removed from the register: %(day)s.") % words
