"""The timeline: what happened between two days, as a picture and as a table."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.pages.addresses import with_parameters
from registry.pages.days import days_asked
from registry.pages.filters import PAGE, number
from registry.pages.frame import framed, page
from registry.pages.pictures.showing import Shown, asked_of, shown
from registry.pages.reader import KNOWN, ON, BadParameter, Reader
from registry.records.kinds import catalogue
from registry.records.pictures import Marks

ACTOR, FROM, TO = "actor", "from", "to"
PARAMETERS = {ACTOR, FROM, TO, PAGE, ON, KNOWN}
PER_PAGE = 60  # rows of the table; all are drawn, and in the CSV
ONE_DAY = timedelta(days=1)


@page
def timeline(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the timeline in a fixed number of queries."""
    actors = catalogue().pictures.actors(reader.language)
    actor = request.GET.get(ACTOR, "")
    if actor and actor not in dict(actors):
        codes = ", ".join(code for code, _name in actors)
        raise BadParameter(ACTOR, actor, _("Give one of these: %s.") % codes)
    first, last = days_asked(request)
    asked = asked_of(reader, actor=actor, first=first, last=last)
    picture = shown("timeline", reader, asked=asked)
    context = {
        "title": picture.picture.title if picture else _("Timeline"),
        "here": {"label": _("Timeline")},
        "actors": actors,
        "actor": actor,
        "first": request.GET.get(FROM, ""),
        "last": request.GET.get(TO, ""),
        "kept": _kept(reader),
        "ignored": sorted(set(request.GET) - PARAMETERS),
    }
    if picture:
        context |= _paged(request, picture) | _ways(request, picture)
    return framed(request, "pages/timeline.html", reader=reader, context=context)


def _kept(reader: Reader) -> list[tuple[str, str]]:
    """Return the times of the page, which its form sends along."""
    times = ((ON, reader.asked), (KNOWN, reader.asked_known))
    return [(name, asked) for name, asked in times if asked]


def _paged(request: HttpRequest, picture: Shown) -> dict[str, Any]:
    """Return the rows of this page, and where the table goes on."""
    total = len(picture.rows)
    last = max(1, -(-total // PER_PAGE))
    here = number(request.GET.get(PAGE, "1"), last=last)
    rows = picture.rows[(here - 1) * PER_PAGE : here * PER_PAGE]
    return {
        "picture": replace(picture, rows=rows),
        "total": total,
        "pager": {
            "previous": here > 1 and with_parameters(request, page=here - 1),
            "next": here < last and with_parameters(request, page=here + 1),
        },
    }


def _ways(request: HttpRequest, picture: Shown) -> dict[str, str]:
    """Return the same timeline as far back, as far on, and whole."""
    drawing = picture.picture.drawing
    if not isinstance(drawing, Marks):
        return {}
    first, last, (begin, end) = drawing.first, drawing.last, drawing.whole
    length = last - first
    spans = {
        "earlier": (first - length - ONE_DAY, first - ONE_DAY),
        "later": (last + ONE_DAY, last + length + ONE_DAY),
        "all_years": (begin, end),
    }
    return {name: _between(request, *span) for name, span in spans.items()}


def _between(request: HttpRequest, *days: date) -> str:
    first, last = (day.isoformat() for day in days)
    return with_parameters(request, **{FROM: first, TO: last, PAGE: None})
