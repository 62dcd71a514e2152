"""Which change number a `known_at` means: an instant, a day in Hong Kong, `seq:57`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.clock import HONG_KONG, hong_kong_day
from registry.ledger.models import Entry
from registry.ledger.read import head
from registry.records import partial_date

NUMBER = re.compile(r"seq:([0-9]{1,18})", re.ASCII)


class Unreadable(Exception):
    """A value that means no moment of the register; the message names the remedy."""


class NotYet(Exception):
    """The register had not begun then; the message says when it did."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knew once entry `seq` was written, at `recorded_at`."""

    seq: int
    recorded_at: datetime


def in_path(seq: int, on: date) -> str:
    """Return both times as addresses hold them: `at/57/on/2023-05-15/`."""
    return f"at/{seq}/on/{on.isoformat()}/"


def known_at(text: str, now: datetime) -> Known:
    """Return the newest entry a reader of that moment could have seen; two queries.

    A partial date means its last moment in Hong Kong, a moment to come means now.
    Raise Unreadable, or NotYet for a moment before the first entry.
    """
    if number := NUMBER.fullmatch(text):
        return _numbered(int(number[1]))
    first, before = _span(text)
    if first > now:
        raise Unreadable(_("Nobody knows yet what the register will say then."))
    entries = Entry.objects.filter(recorded_at__lt=before).order_by("-seq")
    found = entries.values_list("seq", "recorded_at").first()
    if found is None:
        raise NotYet(_began())
    return Known(*found)


def _numbered(seq: int) -> Known:
    newest = head().seq
    if not newest or not seq:
        raise NotYet(_began())
    if seq > newest:
        text = _("The register has come to change no. %(newest)s only.")
        raise Unreadable(text % {"newest": newest})
    return Known(seq, Entry.objects.values_list("recorded_at", flat=True).get(seq=seq))


def _span(text: str) -> tuple[datetime, datetime]:
    """Return the first moment a text means, and the first that lies behind it."""
    if days := _days(text):
        return _midnight(days[0]), _midnight(days[1] + timedelta(days=1))
    try:  # a plus sign is a blank where nobody escaped it
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        found = None
    if found is None:
        remedy = _(
            "Write a day as 2023-05-15, a moment as 2023-05-15T09:00:00+08:00"
            " or a change number as seq:57."
        )
        raise Unreadable(remedy)
    _days(found.date().isoformat())  # UTC tells no moment of the first or last day
    here = found if found.tzinfo else found.replace(tzinfo=HONG_KONG)
    return here, here + timedelta(microseconds=1)


def _days(text: str) -> tuple[date, date] | None:
    try:
        return partial_date.plain_days(text)
    except partial_date.InvalidDate as error:
        raise Unreadable(str(error)) from error


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HONG_KONG)


def _began() -> str:
    first = Entry.objects.order_by("seq").values_list("recorded_at", flat=True).first()
    if first is None:
        return _("Nothing is published yet.")
    day = partial_date.shown(hong_kong_day(first).isoformat(), get_language() or "en")
    return _("The register began on %(day)s; before, it said nothing.") % {"day": day}
