"""Who reads: in which language, and for which day."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.clock import HONG_KONG, hong_kong_day, now
from registry.records import partial_date
from registry.records.names import HTML_LANG

DAY = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


class BadParameter(Exception):
    """A known parameter has a value that means nothing; answered by a 400 page."""

    def __init__(self, name: str, value: str, message: str) -> None:
        super().__init__(message)
        self.name, self.value, self.message = name, value, message


@dataclass(frozen=True, slots=True)
class Reader:
    """`language` is `en`, `zh-hant` or `zh-hans`; `asked` is the day as typed."""

    language: str
    on: date
    today: date
    asked: str = ""

    @property
    def html_lang(self) -> str:
        """Return the value of the `lang` attribute."""
        return HTML_LANG[self.language]

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


def reader_of(request: HttpRequest) -> Reader:
    """Return who asks; raise BadParameter for a `true_on` that is no day."""
    language, today = get_language() or "en", hong_kong_day(now())
    asked = request.GET.get("true_on", "").strip()
    on = _last_day(asked) if asked else today
    return Reader(language if language in HTML_LANG else "en", on, today, asked)


def _last_day(text: str) -> date:
    """Return the last day a year, month or day means."""
    if DAY.fullmatch(text):
        try:
            latest = partial_date.bounds(text).latest
        except partial_date.InvalidDate as error:
            raise BadParameter("true_on", text, str(error)) from error
        if latest is not None:
            return latest
    remedy = _("Write a day as 2023-05-15, a month as 2023-05 or a year as 2023.")
    raise BadParameter("true_on", text, remedy)
