"""Search: the answer for the best match, what comes close, or what no match means."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.pages.frame import framed, page
from registry.pages.freshness import freshness
from registry.pages.reader import KNOWN, ON, Reader
from registry.pages.refs import refs
from registry.pages.results import groups, results
from registry.pages.values import foreign
from registry.past.search import searchable
from registry.records.kinds import catalogue
from registry.search.find import Found, find, is_called
from registry.search.near import Close, nearby

QUESTION = "q"
SHOWN = 60  # results on the page
LONGEST = 200  # characters of a question
FEW = 3  # results with which names that are near are named too


@page
@searchable()
def check(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answer a question in words, an address among them; an empty one shows the field.

    What passes for a name on record is told unless that very name is asked for.
    """
    asked = " ".join(request.GET.get(QUESTION, "").split())[:LONGEST]
    found = find(asked, limit=SHOWN)
    shown = results(found.rows, found.query, reader)
    context: dict[str, Any] = {
        "asked": asked,
        "asked_lang": foreign(asked, reader.language),
        "best": shown[0] if shown else None,
        "groups": groups(shown, found, asked),
        "ignored": sorted({*request.GET} - {QUESTION, ON, KNOWN}),
        **(_beside(asked, found, reader=reader) if asked else {}),
    }
    return framed(request, "pages/check.html", reader=reader, context=context)


def _beside(asked: str, found: Found, *, reader: Reader) -> dict[str, Any]:
    """Return what stands beside the results: what is close, where to look, whom to ask.

    Nothing of it where the record of that very name is found.
    """
    if found.rows and found.query and is_called(found.rows[0], found.query):
        return {}
    near = nearby(asked, catalogue().imitated)
    had = {row.public_id for row in found.rows}
    names = [close for close in near.names if close.row.public_id not in had]
    return {
        "look_alikes": _close(near.look_alikes, reader),
        "names": _close(names if found.total < FEW else [], reader),
        **(_where(reader) if near.look_alikes or not found.total else {}),
    }


def _close(found: list[Close], reader: Reader) -> list[dict[str, Any]]:
    """Return records that come close, with the name that does and how."""
    shown = results([close.row for close in found], None, reader)
    return [
        {
            "result": result,
            "line": close.line,
            "line_lang": foreign(close.line, reader.language),
            "why": close.why,
        }
        for close, result in zip(found, shown, strict=True)
    ]


def _where(reader: Reader) -> dict[str, Any]:
    """Return the official lists with their checks, their addresses, and who helps."""
    lists = catalogue().looked_in(reader.on, reader.language)
    turned_to = catalogue().remedies(reader.language)
    ids = [one.public_id for one in lists] + [one.public_id for one in turned_to]
    named = refs(ids, reader.language)
    by_address = {one.url: one for one in reversed(lists) if one.url}
    own = [one for one in lists if by_address.get(one.url) is one]
    recorded = reader.known.recorded_at if reader.known else reader.head.recorded_at
    return {
        "freshness": freshness(reader),
        "own_lists": [(one, named[one.public_id]) for one in own],
        "remedies": [(one, named[one.public_id]) for one in turned_to],
        "recorded": reader.instant(recorded) if recorded else "",
    }
