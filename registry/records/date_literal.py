"""The literal of a partial date, taken apart or refused with the remedy.

It is the part of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) that the
register needs: `2022`, `2022-11`, `2022-11-09`, each with `~` (about) or `?` (not
certain) behind it, and one unknown day of a range: `[2022-10..2022-12-05]`,
`[..2022-12]`, `[2022-10..]`. Everything accepted here is valid EDTF; not the reverse.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR, MONTHS = 1800, 2200, 12
QUOTED = 40  # characters of a refused text that its message repeats

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
SINGLE = re.compile(r"([\d-]{4,10})([~?]?)", re.ASCII)
RANGE = re.compile(r"\[([\d~?-]{0,11})\.\.([\d~?-]{0,11})\]", re.ASCII)
PERIOD = re.compile(r"(\d{4}[\d-]{0,6})/(\d{4}[\d-]{0,6})", re.ASCII)
DAY_FIRST = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d\d?)(?:月?|[-/.月](\d\d?)日?)", re.ASCII)


class InvalidDate(ValueError):
    """A text is no partial date; the message names the remedy.

    `readings` holds the ISO dates that may have been meant, the day-first one first.
    """

    def __init__(self, message: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.readings = readings


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        month = self.month or MONTHS
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def around(self, day: date) -> "Point":
        """Return the year, month or day that holds `day`, as precise as this one."""
        return Point(
            day.year, day.month if self.month else None, day.day if self.day else None
        )


@dataclass(frozen=True, slots=True)
class Single:
    """A year, month or day; `qualifier` is empty, `~` (about) or `?` (not certain)."""

    point: Point
    qualifier: str


@dataclass(frozen=True, slots=True)
class Range:
    """One unknown day from `earliest` to `latest`, both inclusive, not both None."""

    earliest: Point | None
    latest: Point | None


def read(text: str) -> Single | Range:
    """Return the parts of `text`; raise InvalidDate where it is no partial date."""
    if single := SINGLE.fullmatch(text):
        return Single(_point(single[1], of=text), single[2])
    if ends := RANGE.fullmatch(text):
        return _range(text, ends[1], latest=ends[2])
    if period := PERIOD.fullmatch(text):
        raise InvalidDate(
            _("%(text)s is a period. For one day within it, write [%(from)s..%(to)s].")
            % {"text": text, "from": period[1], "to": period[2]}
        )
    raise _not_readable(text)


def _range(text: str, earliest: str, *, latest: str) -> Range:
    if "~" in text or "?" in text:
        raise InvalidDate(
            _("Take ~ and ? out of %(text)s: a range is never exact.") % {"text": text}
        )
    if not earliest and not latest:
        raise InvalidDate(
            _("Give the range at least one end: [2022-10..] or [..2022-12].")
        )
    first = _point(earliest, of=text) if earliest else None
    last = _point(latest, of=text) if latest else None
    if first and last and first.first > last.last:
        raise InvalidDate(
            _("The range ends before it begins: write [%(from)s..%(to)s].")
            % {"from": latest, "to": earliest}
        )
    return Range(first, last)


def _point(text: str, *, of: str) -> Point:
    """Return the year, month or day `text`, which stands in the literal `of`."""
    match = POINT.fullmatch(text)
    if not match:
        raise _not_readable(of)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(
            _("%(text)s is out of range: write a year from 1800 to 2200.")
            % {"text": text}
        )
    if month is not None and not 1 <= month <= MONTHS:
        raise InvalidDate(
            _("%(text)s has no such month: write one from 01 to 12.") % {"text": text}
        )
    if month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise InvalidDate(
            _("There is no day %(text)s: that month has %(count)s days.")
            % {"text": text, "count": monthrange(year, month)[1]}
        )
    return Point(year, month, day)


def _not_readable(text: str) -> InvalidDate:
    quoted = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    match readings := _readings(text):
        case (one,):
            message = _("Write %(text)s as %(one)s.") % {"text": quoted, "one": one}
        case (one, other):
            message = _(
                "%(text)s can be read in two ways: write %(one)s or %(other)s."
            ) % {"text": quoted, "one": one, "other": other}
        case _:
            message = _(
                "“%(text)s” is not a date: write 2022, 2022-11 or 2022-11-09, with ~"
                " behind it for about or ? for not certain, or [2022-10..2022-12] for"
                " a day between."
            ) % {"text": quoted}
    return InvalidDate(message, readings)


def _readings(text: str) -> tuple[str, ...]:
    """Return the ISO dates that may have been meant, at most two, day first."""
    plain = unicodedata.normalize("NFKC", text[:QUOTED])
    found: list[str] = []
    if match := DAY_FIRST.fullmatch(plain):
        one, two, year = match.groups()
        found = [f"{year}-{two:0>2}-{one:0>2}", f"{year}-{one:0>2}-{two:0>2}"]
    elif match := YEAR_FIRST.fullmatch(plain):
        found = ["-".join(f"{part:0>2}" for part in match.groups() if part)]
    return tuple(dict.fromkeys(iso for iso in found if _exists(iso)))


def _exists(iso: str) -> bool:
    try:
        _point(iso, of=iso)
    except InvalidDate:
        return False
    return True
