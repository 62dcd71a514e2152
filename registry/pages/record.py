"""The page of a record: its answer, its facts with their sources, who names it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import by_slug, form_of, newest, successor, versions
from registry.pages.addresses import reverse, with_query
from registry.pages.answer_panel import panel, under_name
from registry.pages.cards.addresses import pictures_of
from registry.pages.citing import here as citing
from registry.pages.errors import gone, last_ref
from registry.pages.evidence import sources_of
from registry.pages.facts import Sheet
from registry.pages.frame import exists, framed, list_url, page, plural
from registry.pages.lines import mentioned
from registry.pages.pictures.showing import of_record
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.sources import on_source
from registry.pages.statements import extras
from registry.pages.telling import review, tell
from registry.pages.values import Showing
from registry.pages.where_used import groups, uses
from registry.records.kinds import Kind, catalogue, kind_by_slug, kind_of_id
from registry.records.models import Record
from registry.search.directory import is_id

LATEST = 3  # changes on the record's page; its history has them all


@page
def by_id(request: HttpRequest, reader: Reader, *, public_id: str) -> HttpResponse:
    """Lead from the permanent identifier to the document (303).

    That of a record merged into another leads to the other's (308).
    """
    entry = newest(public_id) if kind_of_id(public_id) else None
    if entry is None:
        raise Http404
    if entry.type == EntryType.MERGED:
        return _merged(request, reverse("id", args=[successor(entry).public_id]))
    if entry.type == EntryType.WITHDRAWN:
        return gone(request, reader, entry=entry)
    path = reverse("record", args=[entry.kind, form_of(entry)["slug"]])
    response = redirect(with_query(request, path))
    response.status_code = 303
    return response


@page
def record(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str
) -> HttpResponse:
    """Show a record; the queries do not grow with its parts or its history."""
    row = live(kind, slug)
    if row is None:
        return _elsewhere(request, reader, kind=kind, slug=slug)
    told = versions(row.public_id)
    context = _context(row, told, reader=reader)
    context |= on_source(row, told, request=request, reader=reader)
    context["permanent"] = request.build_absolute_uri(context["permanent"])
    ref, entry = context["ref"], told[-1]
    context |= pictures_of(request, row.public_id, reader=reader)
    context["cite"] = citing.of_record(request, ref, entry=entry, reader=reader)
    return framed(request, "pages/record.html", reader=reader, context=context)


@page
def history(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str
) -> HttpResponse:
    """Show every change of a record, newest first, also of one that was withdrawn."""
    row = live(kind, slug)
    public_id = row.public_id if row else _withdrawn(kind, slug)
    if not public_id:
        return _elsewhere(request, reader, kind=kind, slug=slug)
    told = versions(public_id)
    found = refs([public_id], reader.language).get(public_id)
    ref = found or last_ref(told, reader.language)
    context = {
        "ref": ref,
        "trail": [*_trail(kind_by_slug()[kind]), _crumb(ref)],
        "here": {"label": _("History")},
        "changes": tell(told[::-1], reader),
    }
    return framed(request, "pages/history.html", reader=reader, context=context)


def live(kind: str, slug: str) -> Record | None:
    """Return the published record at an address, if there is one."""
    return QuerySet(kind_by_slug()[kind].record).filter(slug=slug).first()


def _withdrawn(kind: str, slug: str) -> str:
    """Return the public id of the record that left an address, blank for none."""
    entry = by_slug(kind, slug)
    return entry.public_id if entry and entry.type in LEFT else ""


def _elsewhere(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str
) -> HttpResponse:
    """Lead an old address on (301), that of a merged record to the other (308).

    So does an identifier that stands where a slug belongs. Tell of a withdrawn one
    (410), or raise 404.
    """
    entry = by_slug(kind, slug)
    if entry is None and is_id(kind_by_slug()[kind], slug):
        entry = newest(slug)
    if entry is None:
        raise Http404
    if entry.type == EntryType.MERGED:
        to = form_of(successor(entry))
        return _merged(request, reverse("record", args=[to["kind"], to["slug"]]))
    if entry.type == EntryType.WITHDRAWN:
        return gone(request, reader, entry=entry)
    current = form_of(entry)["slug"]
    if current == slug:
        raise Http404
    named = request.resolver_match.url_name if request.resolver_match else "record"
    path = reverse(named or "record", args=[kind, current])
    return redirect(with_query(request, path), permanent=True)


def _merged(request: HttpRequest, path: str) -> HttpResponse:
    response = redirect(with_query(request, path), permanent=True)
    response.status_code = 308
    return response


def _context(row: Record, told: Sequence[Entry], *, reader: Reader) -> dict[str, Any]:
    kind, form = kind_by_slug()[told[-1].kind], form_of(told[-1])
    found = uses(row, reader.language)
    own = row.public_id
    answer = catalogue().answers(kind, [own], reader.on, reader.language)[own]
    points = catalogue().points(kind, own, answer=answer, on=reader.on)
    ids = mentioned([form]) | {public_id for use in found for public_id in use.notes}
    ids |= {point.record for point in points if point.record}
    showing = Showing(reader.language, refs(ids, reader.language))
    sheet = Sheet(kind, form, sources_of(form), showing, reader.on)
    ref, entry = showing.refs[row.public_id], told[-1]
    data_url = f"/api/v1/{kind.slug}/{row.public_id}"
    return {
        "ref": ref,
        "trail": _trail(kind),
        "here": _crumb(ref),
        "under": under_name(catalogue().heads(form, reader.on), sheet),
        "answer": panel(sheet, answer, points=points, reader=reader),
        "facts": list(sheet.facts()),
        "tables": list(sheet.tables()),
        "extras": extras(kind, own, answer=answer, reader=reader),
        "pictures": of_record(kind.slug, row.public_id, reader=reader),
        "uses": groups(found, showing.refs, reader=reader),
        "changes": tell(told[: -LATEST - 1 : -1], reader),
        "entry": entry,
        "entry_url": reverse("change", args=[entry.seq]),
        "recorded": reader.instant(entry.recorded_at),
        "review": review(entry),
        "history_url": reverse("history", args=[kind.slug, row.slug]),
        "permanent": reverse("id", args=[row.public_id]),
        "data_url": data_url if exists(data_url) else "",
    }


def _trail(kind: Kind) -> list[dict[str, str]]:
    return [{"label": plural(kind), "url": list_url(kind)}]


def _crumb(ref: Ref) -> dict[str, str]:
    return {"label": ref.name.text, "url": ref.url, "lang": ref.name.lang}
