"""What is said of records that are no longer in the register."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from policies.answers.wording import day_words, joined
from registry.clock import hong_kong_day
from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import form_of
from registry.records.kinds import Said

Told = TypeVar("Told", bound=Said)  # an answer, or what it says alone


@dataclass(frozen=True, slots=True)
class Left:
    """Records that left: {public id: what it was merged into}, {public id: when}."""

    merged: dict[str, str]
    withdrawn: dict[str, date]


def told_of_all(
    public_ids: Sequence[str],
    tell: Callable[[Sequence[str]], dict[str, Told]],
    *,
    whole: Callable[[Said], Told],
    language: str,
) -> dict[str, Told]:
    """Return {public id: what is told} of live records, and of those that left.

    One that was merged is told of as the record it became part of: it costs a query,
    those of `tell`, and as many again for each record that was merged on.
    """
    found = tell(public_ids)
    missing = [public_id for public_id in public_ids if public_id not in found]
    if not missing:
        return found
    left = gone(missing)
    into = sorted({to for to in left.merged.values() if to not in found})
    others = told_of_all(into, tell, whole=whole, language=language) if into else {}
    merged = {
        public_id: merged_into(to, answer, language=language)
        for public_id, to in left.merged.items()
        if (answer := {**others, **found}.get(to))
    }
    removed = withdrawn(left, language).items()
    return {
        **found,
        **merged,
        **{public_id: whole(said) for public_id, said in removed},
    }


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


def merged_into(survivor: str, answer: Told, *, language: str) -> Told:
    """Return the answer of a record that became part of another: that of the other."""
    first = _("Merged into %(record)s.") % {"record": survivor}
    found = copy(answer)
    found["sentence"] = joined([first, answer["sentence"]], language)
    return found


def withdrawn(left: Left, language: str) -> dict[str, Said]:
    """Return {public id: what is said} of records that were withdrawn: no tag."""
    return {
        public_id: Said(tag=None, sentence=_when(day, language), confirmed=False)
        for public_id, day in left.withdrawn.items()
    }


def _when(day: date, language: str) -> str:
    words = {"day": day_words(day.isoformat(), language)}
    return _("Removed from the register: %(day)s.") % words
