"""Whether an answer speaks for its day, by when we looked in the official lists."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from policies.answers.checks import Checks
from policies.answers.wording import day_words
from policies.licence.status import UNCERTAIN
from registry.records.kinds import Said
from registry.records.looked import Looked

# What warns goes on warning: that nobody looked makes nobody safe.
WARNING = frozenset({"alert", "revoked", "suspended"})


def lists_of(lists: Iterable[Looked], regimes: Iterable[str]) -> tuple[Looked, ...]:
    """Return the lists that bear on one of these regimes."""
    wanted = set(regimes)
    return tuple(one for one in lists if wanted & {*one.regimes})


def spoken_to(
    checks: Checks, tags: Iterable[str], *, known_to: date | None = None
) -> date | None:
    """Return the last day an answer that may have these tags can speak for.

    None where no list it needs is overdue. `known_to` is the last day for which
    something else speaks than the lists.
    """
    late = [tag for tag in tags if checks.stale(tag, known_to)]
    days = (checks.speaks_for(tag, known_to) for tag in late)
    return min((day for day in days if day), default=None)


def only_to(said: Said, day: date, *, language: str) -> Said:
    """Return what is said as not certain, and for which day it can be said last.

    Nothing is left of the tag but the words of the sentence: whatever prints an answer,
    page, search, badge, card or twin, says alike that the day is open. A warning stays.
    """
    sentence = _(
        "We cannot say for today: the last day we can speak for is %(day)s."
        " What the register holds: %(answer)s"
    ) % {"day": day_words(day.isoformat(), language), "answer": said["sentence"]}
    warns = said["tag"] in WARNING
    return Said(
        tag=said["tag"] if warns else UNCERTAIN,
        sentence=sentence,
        confirmed=warns and said["confirmed"],
        spoken_to=day.isoformat(),
    )
