"""Search: the answer for the best match, what comes close, or what no match means."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from registry.ledger.models import LEFT
from registry.ledger.read import form_of, newest
from registry.pages.addresses import reverse, with_parameters
from registry.pages.answer_panel import Panel
from registry.pages.filters import PAGE
from registry.pages.frame import framed, page
from registry.pages.freshness import freshness
from registry.pages.hits import Hits, needed, paged
from registry.pages.reader import KNOWN, ON, Reader
from registry.pages.refs import refs
from registry.pages.results import (
    Results,
    answer,
    groups,
    panel_of,
    results,
)
from registry.pages.values import foreign
from registry.past.search import searchable
from registry.records.kinds import Answer, catalogue, kind_of_id
from registry.search.asking import cleaned, close_to, is_answered
from registry.search.find import Found, find
from registry.search.models import SearchRow
from registry.search.near import Close

QUESTION = "q"


@page
@searchable()
def check(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answer a question in words, an address among them; an empty one shows the field.

    What passes for a name on record is told unless that very name is asked for. The
    identifier of a record that left leads to what is told of it (302).
    """
    asked = cleaned(request.GET.get(QUESTION, ""))
    if path := _left(asked):
        return redirect(path)
    number = request.GET.get(PAGE, "1")
    found = find(asked, limit=needed(number))
    hits = paged(found, number)
    here, is_first = hits.here, hits.here == 1
    context: dict[str, Any] = {
        "asked": asked,
        "asked_lang": foreign(asked, reader.language),
        "is_first": is_first,
        "ignored": sorted({*request.GET} - {QUESTION, PAGE, ON, KNOWN}),
        "ends_at": hits.ends_at,
        "pager": {
            "previous": here > 1 and with_parameters(request, page=here - 1),
            "next": here < hits.last and with_parameters(request, page=here + 1),
        },
        **(_first if is_first else _further)(asked, found, hits=hits, reader=reader),
    }
    return framed(request, "pages/check.html", reader=reader, context=context)


def _left(asked: str) -> str:
    """Return the address a record had before it left, by its id; else blank."""
    entry = newest(asked.upper()) if kind_of_id(asked.upper()) else None
    if entry is None or entry.type not in LEFT:
        return ""
    return reverse("record", args=[entry.kind, form_of(entry)["slug"]])


def _first(asked: str, found: Found, *, hits: Hits, reader: Reader) -> dict[str, Any]:
    """Return the answer of the best, some of each kind, and what comes close."""
    near = close_to(asked, found)
    rows = hits.rows
    answering = rows[:1] if is_answered(found, near) else []
    whole = {row.public_id: answer(row, reader) for row in answering}
    told = results([*rows, *near.rows], found.query, reader=reader, answered=whole)
    shown = [told[row.public_id] for row in rows]
    passing, like = (
        [_close(close, told, language=reader.language) for close in some]
        for some in (near.look_alikes, near.names)
    )
    return {
        "best": shown[0] if answering else None,
        "answer": _best(answering, told, whole=whole, reader=reader),
        "groups": groups(shown, found, asked=asked, behind=len(answering)),
        "look_alikes": passing,
        "names": like,
        **(_where(reader) if asked and not answering else {}),
    }


def _further(asked: str, found: Found, *, hits: Hits, reader: Reader) -> dict[str, Any]:
    """Return what a further page shows: results alone; where it ends, every kind."""
    told = results(hits.rows, found.query, reader=reader)
    shown = [told[row.public_id] for row in hits.rows]
    by_kind = groups(shown, found, asked=asked, behind=0)
    return {"groups": [one for one in by_kind if one.results or hits.ends_at]}


def _best(
    rows: Sequence[SearchRow],
    told: Results,
    *,
    whole: Mapping[str, Answer],
    reader: Reader,
) -> Panel | None:
    """Return the answer of the best result, None where nothing is found."""
    if not rows:
        return None
    own = rows[0].public_id
    return panel_of(rows[0], told[own], answer=whole[own], reader=reader)


def _close(close: Close, told: Results, *, language: str) -> dict[str, Any]:
    """Return a record that comes close, with the name that does and how."""
    return {
        "result": told[close.row.public_id],
        "line": close.line,
        "line_lang": foreign(close.line, language),
        "why": close.why,
    }


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
