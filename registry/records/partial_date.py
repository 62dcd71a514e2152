"""What a partial date means: its first and last possible day, and its words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from registry.records.date_literal import (
    FIRST_YEAR,
    LAST_YEAR,
    InvalidDate,
    Point,
    Range,
    Single,
    read,
)

__all__ = [
    "Bounds",
    "InvalidDate",
    "bounds",
    "plain_days",
    "shown",
    "tellable",
    "validate",
]

PLAIN = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day a date may be, both inclusive; None where it is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language writes dates; `{}` stands for a year, month or day."""

    year: str
    month: str
    day: str
    about: str
    uncertain: str
    between: str
    since: str
    until: str


MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
CHINESE_POINTS = ("{year}年", "{year}年{month}月", "{year}年{month}月{day}日")
WORDINGS = {
    "en": Wording(
        *("{year}", "{name} {year}", "{day} {name} {year}"),
        about="about {}",
        uncertain="{} (not certain)",
        between="between {} and {}",
        since="{} or later",
        until="{} or earlier",
    ),
    "zh-hant": Wording(
        *CHINESE_POINTS,
        about="約{}",
        uncertain="{}（未能確定）",
        between="{}至{}之間",
        since="{}或之後",
        until="{}或之前",
    ),
    "zh-hans": Wording(
        *CHINESE_POINTS,
        about="约{}",
        uncertain="{}（未能确定）",
        between="{}至{}之间",
        since="{}或之后",
        until="{}或之前",
    ),
}


def bounds(text: str) -> Bounds:
    """Return the first and last day that `text` may mean; InvalidDate if it means none.

    `~` and `?` widen a date by one unit of its own precision on either side: EDTF
    leaves the width open, and a date that is not certain may never decide a question.
    """
    reading = read(text)
    if isinstance(reading, Range):
        earliest, latest = reading.earliest, reading.latest
        return Bounds(
            earliest.first if earliest else None, latest.last if latest else None
        )
    point = reading.point
    if not reading.qualifier:
        return Bounds(point.first, point.last)
    before = point.around(point.first - ONE_DAY)
    after = point.around(point.last + ONE_DAY)
    return Bounds(before.first, after.last)


def plain_days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a plain year, month or day, as people ask.

    None for any other text, be it a partial date; InvalidDate for a day there is not.
    """
    if not PLAIN.fullmatch(text):
        return None
    days = bounds(text)
    return (days.earliest, days.latest) if days.earliest and days.latest else None


def tellable(day: date) -> date:
    """Return a reckoned day, or the first or last we tell where it lies beyond."""
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


def shown(text: str, language: str) -> str:
    """Return `text` in words, no more precise than it is.

    `language` is `en`, `zh-hant` or `zh-hans`.
    """
    reading, wording = read(text), WORDINGS[language]
    if isinstance(reading, Single):
        form = {"~": wording.about, "?": wording.uncertain}.get(reading.qualifier, "{}")
        return form.format(_words(reading.point, wording))
    ends = [_words(end, wording) for end in (reading.earliest, reading.latest) if end]
    form = wording.between
    if len(ends) == 1:
        form = wording.since if reading.earliest else wording.until
    return form.format(*ends)


def validate(text: str) -> None:
    """Raise Django's ValidationError, with the remedy, unless `text` has bounds."""
    try:
        read(text)
    except InvalidDate as error:
        raise ValidationError(str(error), code="invalid_date") from error


def _words(point: Point, wording: Wording) -> str:
    form = wording.year
    if point.month:
        form = wording.day if point.day else wording.month
    name = MONTHS[(point.month or 1) - 1]
    return form.format(year=point.year, month=point.month, day=point.day, name=name)
