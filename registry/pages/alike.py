"""Whether a record's answers for two days say the same of the world.

When we looked, and how far a look reaches, is our own doing and nothing of the world.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from registry.pages.differences import Difference, replaced
from registry.pages.values import foreign
from registry.records.kinds import Answer, CheckTold

Answers = tuple[Answer, Answer]
Days = tuple[date, date]
SAID: tuple[Literal["tag", "confirmed", "sentence"], ...]
HELD: tuple[Literal["permissions", "next_change"], ...]
SAID, HELD = ("tag", "confirmed", "sentence"), ("permissions", "next_change")


def alike(answers: Answers, days: Days) -> bool:
    """Say whether the answers say the same; of an official list, whether it held so.

    Where a check is overdue, what is held and which day comes next decide, for tag and
    sentence speak of the check.
    """
    one, other = answers
    if _is_list(answers):
        return not any(_looks(answers, days))
    told = HELD if one["stale"] or other["stale"] else SAID
    return all(one[name] == other[name] for name in told)


def lists_changed(
    answers: Answers, days: Days, *, language: str
) -> Iterator[Difference]:
    """Yield what an official list held that differs; nothing for other records."""
    if _is_list(answers):
        for was, now in _looks(answers, days):
            told = replaced(was["result"], now["result"])
            lang = foreign(was["result"] + now["result"], language)
            yield Difference(_("What the list held"), told, lang)


def _is_list(answers: Answers) -> bool:
    """Say whether these are answers of an official list: no status, only checks."""
    return all(one["tag"] is None and one["checks"] for one in answers)


def _looks(answers: Answers, days: Days) -> Iterator[tuple[CheckTold, CheckTold]]:
    """Yield the checks of a list that held something else; both made by their day."""
    before, after = (
        {check["list"]: check for check in one["checks"] if check["on"] <= str(day)}
        for one, day in zip(answers, days, strict=True)
    )
    for key in before.keys() & after.keys():
        was, now = before[key], after[key]
        if (was["result"], was["count"]) != (now["result"], now["count"]):
            yield was, now
