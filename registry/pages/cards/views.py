"""Badges and cards by public id, in the language the address asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from registry.ledger.models import Entry, EntryType
from registry.ledger.read import newest, successor
from registry.pages.addresses import with_query
from registry.pages.cards.badge import badge as drawn_badge
from registry.pages.cards.card import card as drawn_card
from registry.pages.cards.png import chinese, drawn
from registry.pages.cards.shown import Shown, of_register, shown
from registry.pages.errors import gone
from registry.pages.frame import page
from registry.pages.reader import Reader
from registry.pages.refs import refs
from registry.pages.twins.neutral import USUAL, neutral, require_language
from registry.records.chinese import has_han
from registry.records.kinds import catalogue, kind_by_slug, kind_of_id
from registry.records.names import Text

SVG, PNG = "image/svg+xml", "image/png"


@neutral
@page
def badge(request: HttpRequest, reader: Reader, *, public_id: str) -> HttpResponse:
    """Send the badge of a record, dated; it is fresh for a minute, never past a day."""
    require_language(request)
    entry = _entry(public_id)
    if entry.type in ELSEWHERE:
        return ELSEWHERE[entry.type](request, reader, entry=entry)
    return _sent(drawn_badge(_words(entry, reader)), SVG)


@neutral
@page
def card(request: HttpRequest, reader: Reader, *, public_id: str) -> HttpResponse:
    """Send the card of a record, dated; in English where no Chinese face is at hand."""
    require_language(request)
    entry = _entry(public_id)
    if entry.type in ELSEWHERE:
        return ELSEWHERE[entry.type](request, reader, entry=entry)
    if chinese():
        return _sent(drawn(drawn_card(_words(entry, reader))), PNG)
    with translation.override(USUAL):
        words = _words(entry, replace(reader, language=USUAL))
        if has_han(words.name.text):
            words = replace(words, name=Text(public_id, USUAL))
        return _sent(drawn(drawn_card(words)), PNG)


@neutral
@page
def register_card(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the card of the register, dated; in English as those of records are."""
    require_language(request)
    language = reader.language if chinese() else USUAL
    with translation.override(language):
        words = of_register(replace(reader, language=language))
    return _sent(drawn(drawn_card(words)), PNG)


def _entry(public_id: str) -> Entry:
    entry = newest(public_id) if kind_of_id(public_id) else None
    if entry is None:
        raise Http404
    return entry


def _words(entry: Entry, reader: Reader) -> Shown:
    own, kind = entry.public_id, kind_by_slug()[entry.kind]
    return shown(
        refs([own], reader.language)[own].name,
        catalogue().answers(kind, [own], reader.on, reader.language)[own],
        public_id=own,
        version=entry.version,
        reader=reader,
    )


def _sent(body: str | bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _to_the_other(
    request: HttpRequest, _reader: Reader, *, entry: Entry
) -> HttpResponse:
    path = request.path.replace(entry.public_id, successor(entry).public_id)
    response = redirect(with_query(request, path), permanent=True)
    response.status_code = HTTPStatus.PERMANENT_REDIRECT
    return response


ELSEWHERE: Mapping[str, Callable[..., HttpResponse]] = {
    EntryType.MERGED: _to_the_other,
    EntryType.WITHDRAWN: gone,
}
