"""The history of a record for editors: who, when, why, field by field; GET only."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.admin.form_words import Words, named
from registry.admin.frame import language
from registry.admin.titles import titles
from registry.admin.versions import Filters, asked, choices, filtered, people, rows_of
from registry.ledger import read
from registry.ledger.models import LEFT, Entry
from registry.records.kinds import kind_of
from registry.records.punctuation import with_commas

READ = ("GET", "HEAD")


def history_page(
    admin: Any, request: HttpRequest, *, object_id: str
) -> HttpResponseBase:
    """Show the versions asked for, newest first. Any method but GET: 405.

    A fixed number of queries.
    """
    if request.method not in READ:
        return HttpResponseNotAllowed(READ)
    entries = entries_of(admin, request, object_id=object_id)
    kind, filters = kind_of(admin.model), asked(request.GET)
    rows = rows_of(kind, entries, language=language())
    if filters.ignored:
        text = _("Ignored, for it is no cause and no day: %(words)s.")
        messages.warning(request, text % {"words": with_commas(filters.ignored)})
    shown, last = filtered(rows, filters), entries[-1]
    context = {
        **about(admin, request, entries=entries),
        "title": _("History of %(id)s") % {"id": last.public_id},
        "rows": shown[::-1],
        "marked": [row.entry.seq for row in shown[-2:]],  # from, to
        "total": len(rows),
        "filters": filters,
        "known_later": bool(filters.known)
        and not filtered(rows, Filters(known=filters.known)),
        "first": entries[0],
        "choices": choices(kind, rows),
        "has_set_view": request.user.has_perm("registry.view_changeset"),
        "public_history": _public_history(entries),
    }
    return render(request, "admin/record_history.html", context)


def version_page(
    admin: Any, request: HttpRequest, *, object_id: str, seq: int
) -> HttpResponseBase:
    """Show one version as it was published. Any method but GET: 405."""
    if request.method not in READ:
        return HttpResponseNotAllowed(READ)
    entries = entries_of(admin, request, object_id=object_id)
    entry = version_of(entries, seq=seq)
    form = {} if entry.type in LEFT else read.form_of(entry)
    words = Words(kind_of(admin.model), named([form], language()), language())
    context = {
        **about(admin, request, entries=entries),
        "title": _("%(id)s, version %(version)s")
        % {"id": entry.public_id, "version": entry.version},
        "entry": entry,
        "people": people(entry.change_set),
        "left": entry.type in LEFT,
        "current": entry.seq == entries[-1].seq,
        "fields": words.differences({}, form),
    }
    return render(request, "admin/record_version.html", context)


def about(admin: Any, request: HttpRequest, *, entries: list[Entry]) -> dict[str, Any]:
    """Return what every page of a record's past shows around it."""
    last = entries[-1]
    return {
        **admin.admin_site.each_context(request),
        "name": titles([last.record], language()).get(last.record),
        "opts": admin.opts,
        "object_id": str(last.record),
        "public_id": last.public_id,
        "kind_slug": last.kind,
        "withdrawn": last.type in LEFT,
        "may_change": admin.has_change_permission(request),
        "may_merge": admin.has_change_permission(request)
        and admin.has_delete_permission(request),
    }


def entries_of(admin: Any, request: HttpRequest, *, object_id: str) -> list[Entry]:
    """Return all entries of a record, oldest first; raise 403 or 404."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    try:
        key = UUID(object_id)
    except ValueError as error:
        raise Http404(_("This is no record's address.")) from error
    rows = Entry.objects.filter(record=key, kind=kind_of(admin.model).slug)
    entries = list(rows.select_related("change_set__author").order_by("seq"))
    if not entries:
        raise Http404(_("Nothing was ever published of this record."))
    return entries


def _public_history(entries: list[Entry]) -> str:
    """Return the address of the page where the public reads the same versions."""
    last = next(entry for entry in entries[::-1] if entry.type not in LEFT)
    return reverse("history", args=[last.kind, read.form_of(last)["slug"]])


def version_of(entries: list[Entry], *, seq: int) -> Entry:
    """Return the entry of this number; raise 404 where the record has none such."""
    entry = next((e for e in entries if e.seq == seq), None)
    if entry is None:
        raise Http404(_("This record has no version of that change number."))
    return entry
