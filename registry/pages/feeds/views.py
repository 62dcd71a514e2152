"""The feeds: which one, narrowed how, in which form; and how they are sent."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from registry.ledger.models import LEFT
from registry.ledger.read import by_slug, form_of, versions
from registry.pages.addresses import query_of
from registry.pages.errors import last_ref
from registry.pages.feeds import atom, json_feed
from registry.pages.feeds.asking import of_changes, of_list, of_record
from registry.pages.feeds.feed import ARCHIVE, Document, Feed
from registry.pages.feeds.formats import ATOM, FEEDS, JSON_FEED
from registry.pages.feeds.items import identity, items
from registry.pages.feeds.spans import LENGTH, Span, read, span_of
from registry.pages.feeds.windows import archived, newest
from registry.pages.frame import page
from registry.pages.reader import KNOWN, ON, BadParameter, Reader
from registry.pages.record import live
from registry.pages.refs import Ref, refs
from registry.pages.twins.neutral import require_language
from registry.pages.twins.sending import sent
from registry.pages.versions import FOR_GOOD
from registry.past.views import laid
from registry.records.kinds import kind_by_slug

WRITTEN: Mapping[str, Callable[[Document], bytes]] = {
    ATOM.suffix: atom.written,
    JSON_FEED.suffix: json_feed.written,
}
FORMS = {form.suffix: form for form in FEEDS}


@conditional_page
@page
def changes_feed(request: HttpRequest, reader: Reader, *, suffix: str) -> HttpResponse:
    """Send the changes of all, or of a record, kind or cause."""
    _refuse(request, reader)
    return _sent(request, of_changes(request, reader), reader=reader, suffix=suffix)


@conditional_page
@page
def list_feed(
    request: HttpRequest, reader: Reader, *, slug: str, suffix: str
) -> HttpResponse:
    """Send the changes of the records that fit the filters of a kind's list."""
    _refuse(request, reader)
    feed = of_list(request, reader, kind=kind_by_slug()[slug])
    return _sent(request, feed, reader=reader, suffix=suffix)


@conditional_page
@page
def record_feed(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str, suffix: str
) -> HttpResponse:
    """Send the changes of a record, also of one that left; an old slug leads on."""
    _refuse(request, reader)
    row = live(kind, slug)
    if row:
        ref = refs([row.public_id], reader.language)[row.public_id]
    elif (left := _left(kind, slug, reader=reader)) is None:
        return _moved(request, kind, slug=slug)
    else:
        ref = left
    feed = of_record(request, ref, is_live=row is not None)
    return _sent(request, feed, reader=reader, suffix=suffix)


def _refuse(request: HttpRequest, reader: Reader) -> None:
    """Raise BadParameter for a time, and for a language that is none of ours."""
    require_language(request)
    for name, value in ((ON, reader.asked), (KNOWN, reader.asked_known)):
        if value:
            remedy = _("A feed tells what is new: it has no other time than now.")
            raise BadParameter(name, value, remedy)


def _left(kind: str, slug: str, *, reader: Reader) -> Ref | None:
    """Return the record that left this address, as it last was; None for none."""
    entry = by_slug(kind, slug)
    if entry is None or entry.type not in LEFT:
        return None
    return last_ref(versions(entry.public_id), reader.language)


def _moved(request: HttpRequest, kind: str, *, slug: str) -> HttpResponse:
    """Lead from an old slug to the same feed (301); raise Http404."""
    entry = by_slug(kind, slug)
    current = form_of(entry)["slug"] if entry else slug
    if current == slug:
        raise Http404
    path = request.path.replace(f"/{kind}/{slug}.", f"/{kind}/{current}.")
    return redirect(path + query_of(request), permanent=True)


def _sent(
    request: HttpRequest, feed: Feed, *, reader: Reader, suffix: str
) -> HttpResponse:
    span = _span(request, feed, reader=reader)
    made = _document(request, feed, reader=reader, span=span)
    body = WRITTEN[suffix](made).decode()
    form = FORMS[suffix]
    response = sent(body, form, request=request, page=feed.page, reader=reader)
    if span:
        response["Cache-Control"] = FOR_GOOD
    if feed.source.lasts:  # else what it holds changes at midnight too
        changed = made.updated if span else made.changed or made.updated
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def _span(request: HttpRequest, feed: Feed, *, reader: Reader) -> Span | None:
    """Return which archive is asked for, None for none.

    Raise BadParameter for what is none, Http404 for one that is not complete yet.
    """
    text = request.GET.get(ARCHIVE, "").strip()
    if not text:
        return None
    span = read(text)
    if span is None:
        remedy = _("Give a run of %(length)d change numbers, like %(span)s.")
        told = {"length": LENGTH, "span": span_of(1)}
        raise BadParameter(ARCHIVE, text, remedy % told)
    if not feed.source.lasts:
        remedy = _("A feed by status has no archive: who bears it changes by the day.")
        raise BadParameter(ARCHIVE, text, remedy)
    if span.last > reader.head.seq:
        raise Http404
    return span


def _document(
    request: HttpRequest, feed: Feed, *, reader: Reader, span: Span | None
) -> Document:
    """Return a document; an archive names records as they were called by its end."""
    if span:
        with laid(span.last):
            window = archived(feed.source, span)
            told = items(window.entries, reader)
        if not told:
            raise Http404
    else:
        window = newest(feed.source, reader.head.seq)
        told = items(window.entries, reader)
    return Document(
        feed=feed,
        items=told,
        span=span,
        earlier=window.earlier,
        whole=request.build_absolute_uri,
        html_lang=reader.html_lang,
        identity=identity(reader.head.log_id, f"{feed.key} {reader.html_lang}"),
        changed=reader.head.recorded_at,
    )


def changes_as_data(request: HttpRequest) -> HttpResponse:
    """Lead to the changes in the API (308)."""
    response = redirect(f"/api/v1/changes{query_of(request)}", permanent=True)
    response.status_code = HTTPStatus.PERMANENT_REDIRECT
    return response
