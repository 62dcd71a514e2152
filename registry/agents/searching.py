"""The tool that finds records, and says where we looked where there is none."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.agents.asked import ToSearch
from registry.agents.asking import Times, asked_at, kind_called, lasting, permanent
from registry.agents.evidence import bearing, citations_of, forms_of, sources_of
from registry.agents.shapes import Citation, Found, Hit, LookedIn, Near
from registry.past.search import searchable
from registry.records.kinds import catalogue, kind_by_slug
from registry.records.names import in_languages
from registry.search.asking import cleaned, close_to, is_answered
from registry.search.directory import names
from registry.search.find import find
from registry.search.models import SearchRow
from registry.search.near import Close
from registry.search.said import said_of


def search(request: HttpRequest, asked: ToSearch) -> Found:
    """Return the records that fit, with what is said of each on the day."""
    kind = kind_called(asked.kind)
    words = cleaned(asked.words)
    with asked_at(asked) as times, searchable():
        found = find(words, kinds=[kind] if kind else [], limit=asked.limit)
        near = close_to(words, found)
        answered = is_answered(found, near)
        called = _names([*found.rows, *near.rows], times.language)
        citations = list(_citations(row.public_id for row in found.rows))
        return Found(
            **times.told(),
            total=found.total,
            results=list(_hits(request, found.rows, called=called, times=times)),
            look_alikes=_near(request, near.look_alikes, called=called),
            near_names=_near(request, near.names, called=called),
            looked_in=[] if answered else list(_looked_in(request, times)),
            note=None if answered else _note(bool(near.look_alikes)),
            citations=citations,
            sources=sources_of(citations, request),
        )


def _note(passes: bool) -> str:
    """Return what an agent must not make of an answer like this."""
    if passes:
        return _(
            "The words only pass for a name on record: see look_alikes. Take no record"
            " here for the one that was asked about."
        )
    return _(
        "No record answers these words. That says nothing good or bad of anybody;"
        " looked_in tells which official lists we looked in, and when."
    )


def _names(rows: Iterable[SearchRow], language: str) -> dict[str, str]:
    """Return {public id: name}; queries for those that have no name of their own."""
    found = {row.record: row for row in rows}
    told = names(found.values(), language)
    return {row.public_id: told[key].text for key, row in found.items()}


def _hits(
    request: HttpRequest, rows: Sequence[SearchRow], *, called: Any, times: Times
) -> Iterator[Hit]:
    said = said_of(rows, times.on, language=times.language)
    for row in rows:
        own = row.public_id
        yield Hit(
            id=own,
            kind=row.kind,
            name=called[own],
            tag=said[own]["tag"],
            sentence=said[own]["sentence"],
            confirmed=said[own]["confirmed"],
            seq=row.seq,
            url=lasting(request, own),
            permanent_url=permanent(request, kind=row.kind, slug=row.slug, times=times),
        )


def _citations(ids: Iterable[str]) -> Iterator[Citation]:
    """Yield what the names and the summaries of records rest on; two queries."""
    for seq, form in forms_of(ids):
        kind = kind_by_slug()[form["kind"]]
        shown = {name.partition(".")[0] for name in (*kind.title, *kind.summary)}
        shown |= {column for name in kind.title for column in in_languages(name)}
        yield from bearing(citations_of(form, seq), shown)


def _near(
    request: HttpRequest, close: Iterable[Close], *, called: dict[str, str]
) -> list[Near]:
    return [
        Near(
            id=one.row.public_id,
            kind=one.row.kind,
            name=called[one.row.public_id],
            line=one.line,
            url=lasting(request, one.row.public_id),
        )
        for one in close
    ]


def _looked_in(request: HttpRequest, times: Times) -> Iterator[LookedIn]:
    for one in catalogue().looked_in(times.on, times.language):
        yield LookedIn(
            id=one.public_id,
            name=one.name.text,
            regulator=one.regulator.text,
            address=one.url,
            looked_on=one.seen.day.isoformat() if one.seen else None,
            result=one.seen.result if one.seen else None,
            is_overdue=one.overdue,
            url=lasting(request, one.public_id),
        )
