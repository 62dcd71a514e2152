"""What is coming, as a calendar that programs subscribe to (RFC 5545)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from registry.ledger.models import Entry
from registry.ledger.read import entries
from registry.pages.frame import page
from registry.pages.reader import BadParameter, Reader
from registry.pages.refs import Ref, refs
from registry.records.kinds import catalogue
from registry.records.names import HTML_LANG
from registry.records.partial_date import bounds, shown
from registry.records.punctuation import with_colon
from registry.records.themes import Coming
from registry.search.directory import rows_of_ids

LANG = "lang"
PRODUCT = "-//Virtual Asset Policy Register//Coming//EN"
HOST = "virtual-asset-policy-register"  # of identities: no address, so that none moves
ONE_DAY = timedelta(days=1)


@page
def calendar(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Return every date that lies ahead, in the language that `lang` names."""
    language = request.GET.get(LANG, "en")
    if language not in HTML_LANG:
        remedy = _("Give one of these: %s.") % ", ".join(HTML_LANG)
        raise BadParameter(LANG, language, remedy)
    with translation.override(language):
        found = catalogue().themes.coming(reader.on)
        text = _calendar(request, found, reader=replace(reader, language=language))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _calendar(
    request: HttpRequest, found: Sequence[Coming], *, reader: Reader
) -> bytes:
    """Return the calendar; 2 queries and those of `refs`."""
    ids = {one.public_id for one in found}
    named, told = refs(ids, reader.language), _told(ids)
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("name", _("Virtual Asset Policy Register: coming"))
    made.add("x-wr-calname", _("Virtual Asset Policy Register: coming"))
    for one in found:
        if ref := named.get(one.public_id):
            event = _event(one, ref, entry=told[one.public_id], reader=reader)
            event.add("url", request.build_absolute_uri(ref.url))
            made.add_component(event)
    return bytes(made.to_ical())


def _event(one: Coming, ref: Ref, *, entry: Entry, reader: Reader) -> Event:
    """Return a whole-day event; a day known as a month or year spans all its days."""
    first, last = days(one.day)
    event = Event()
    event.add("uid", f"{one.public_id}-{one.key.replace('/', '-')}@{HOST}")
    event.add("dtstamp", entry.recorded_at)
    event.add("last-modified", entry.recorded_at)
    event.add("sequence", entry.version - 1)
    event.add("dtstart", first)
    event.add("dtend", last + ONE_DAY)
    summary = with_colon(one.what, ref.name.text) + _inexact(one.day, reader)
    event.add("summary", summary)
    event.add("description", one.about or ref.name.text)
    event.add("transp", "TRANSPARENT")
    return event


def _inexact(literal: str, reader: Reader) -> str:
    """Return that the day is not known, with what is; blank for a known one."""
    first, last = days(literal)
    if first == last:
        return ""
    words = {"day": shown(literal, reader.language)}
    return _(" (day not known: %(day)s)") % words


def days(literal: str) -> tuple[date, date]:
    """Return the first and last day a date may be; one side where one is open."""
    known = bounds(literal)
    last = known.latest or known.earliest or date.max - ONE_DAY
    return known.earliest or last, last


def _told(ids: set[str]) -> dict[str, Entry]:
    """Return {public id: the entry that holds the record}; 2 queries."""
    seqs = dict(rows_of_ids(ids).values_list("seq", "public_id"))
    return {seqs[seq]: entry for seq, entry in entries(seqs).items()}
