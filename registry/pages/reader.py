"""Who reads: in which language, for which day, and as of which change number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.clock import HONG_KONG, hong_kong_day, now
from registry.ledger.read import HeadNow, head
from registry.past.known import Known, NotYet, Unreadable, in_path, known_at
from registry.records import partial_date
from registry.records.names import HTML_LANG

ON, KNOWN = "true_on", "known_at"
NOTHING_YET = HeadNow("", 0, "", None)


class BadParameter(Exception):
    """A known parameter has a value that means nothing; answered by a 400 page."""

    def __init__(self, name: str, value: str, message: str) -> None:
        super().__init__(message)
        self.name, self.value, self.message = name, value, message


@dataclass(frozen=True, slots=True)
class Reader:
    """`language` is `en`, `zh-hant` or `zh-hans`; `asked` is the day as typed.

    `known` is None where the register is read as it stands, else what it knew then;
    `asked_known` is that as typed.
    """

    language: str
    on: date
    today: date
    asked: str = ""
    known: Known | None = None
    asked_known: str = ""
    head: HeadNow = NOTHING_YET

    @property
    def html_lang(self) -> str:
        """Return the value of the `lang` attribute."""
        return HTML_LANG[self.language]

    @property
    def is_dated(self) -> bool:
        """Say whether the page is asked for another time than now."""
        return bool(self.asked or self.asked_known)

    @property
    def seq(self) -> int:
        """Return the change number that is read."""
        return self.known.seq if self.known else self.head.seq

    @property
    def times(self) -> str:
        """Return the times as addresses hold them, `at/57/on/2023-05-15/`, or none."""
        if not self.is_dated or not self.seq:
            return ""
        return in_path(self.seq, self.on)

    def day(self, value: date) -> str:
        """Return a day in the reader's words."""
        return partial_date.shown(value.isoformat(), self.language)

    def instant(self, value: datetime) -> str:
        """Return an instant in Hong Kong, named so."""
        here = value.astimezone(HONG_KONG)
        return _("%(day)s, %(time)s HKT") % {
            "day": self.day(here.date()),
            "time": here.strftime("%H:%M"),
        }


def reader_of(request: HttpRequest, *, at: int | None = None, on: str = "") -> Reader:
    """Return who asks; one query for the head, two more for a `known_at`.

    `at` and `on` are the times of a permanent address, which takes no others. Raise
    BadParameter for a time that means nothing.
    """
    language, instant = get_language() or "en", now()
    asked = {name: request.GET.get(name, "").strip() for name in (ON, KNOWN)}
    if at is not None:
        _refuse_both(asked)
        asked = {ON: on, KNOWN: f"seq:{at}"}
    today = hong_kong_day(instant)
    return Reader(
        language=language if language in HTML_LANG else "en",
        on=days_of(ON, asked[ON])[1] if asked[ON] else today,
        today=today,
        head=head(),
        asked=asked[ON],
        known=_known(asked[KNOWN], instant) if asked[KNOWN] else None,
        asked_known=asked[KNOWN],
    )


def _refuse_both(asked: dict[str, str]) -> None:
    for name, value in asked.items():
        if value:
            remedy = _("This address names its times itself: leave the parameter out.")
            raise BadParameter(name, value, remedy)


def _known(text: str, instant: datetime) -> Known:
    try:
        return known_at(text, instant)
    except (NotYet, Unreadable) as error:
        raise BadParameter(KNOWN, text, str(error)) from error


def days_of(name: str, text: str) -> tuple[date, date]:
    """Return the first and last day a year, month or day means.

    Raise BadParameter, of the parameter of this name, for what is none.
    """
    try:
        found = partial_date.plain_days(text)
    except partial_date.InvalidDate as error:
        raise BadParameter(name, text, str(error)) from error
    if found is None:
        remedy = _("Write a day as 2023-05-15, a month as 2023-05 or a year as 2023.")
        raise BadParameter(name, text, remedy)
    return found
