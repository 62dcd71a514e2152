"""The history of a record for editors: who, when, why, field by field; GET only."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from registry.admin.frame import language
from registry.admin.titles import titles
from registry.changesets.models import ChangeSet
from registry.history.differences import Difference, differences
from registry.history.labels import choice, column_of, label
from registry.ledger import read
from registry.ledger.models import Entry
from registry.records.kinds import Kind, kind_of
from registry.records.paths import name_of


def history_page(
    admin: Any, request: HttpRequest, *, object_id: str
) -> HttpResponseBase:
    """Show all versions, newest first; six queries. Any method but GET: 405."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    entries = _entries(admin, request, object_id=object_id)
    kind = kind_of(admin.model)
    rows = [
        _row(kind, entry, before=before)
        for entry, before in zip(entries, [None, *entries], strict=False)
    ]
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History of %(id)s") % {"id": entries[0].public_id},
        "name": titles([entries[0].record], language()).get(entries[0].record),
        "opts": admin.opts,
        "object_id": object_id,
        "rows": rows[::-1],
        "withdrawn": entries[-1].type == "withdrawn",
    }
    return render(request, "admin/record_history.html", context)


def version_page(
    admin: Any, request: HttpRequest, *, object_id: str, seq: int
) -> HttpResponseBase:
    """Show one version as it was published. Any method but GET: 405."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    entries = _entries(admin, request, object_id=object_id)
    entry = next((e for e in entries if e.seq == seq), None)
    if entry is None:
        raise Http404(_("This record has no version of that change number."))
    kind = kind_of(admin.model)
    found = differences({}, read.form_of(entry), kind=kind)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("%(id)s, version %(version)s")
        % {"id": entry.public_id, "version": entry.version},
        "opts": admin.opts,
        "object_id": object_id,
        "entry": entry,
        "fields": shown(kind, found),
    }
    return render(request, "admin/record_version.html", context)


def shown(kind: Kind, found: list[Difference]) -> list[dict[str, Any]]:
    """Return {label, old, new, pieces} of each difference, codes in words."""
    return [
        {
            "label": label(kind, one.name),
            "old": _words(kind, one.name, value=one.old),
            "new": _words(kind, one.name, value=one.new),
            "pieces": one.pieces if _is_text(kind, one) else (),
        }
        for one in found
    ]


def _entries(admin: Any, request: HttpRequest, *, object_id: str) -> list[Entry]:
    if not admin.has_view_permission(request):
        raise PermissionDenied
    try:
        key = UUID(object_id)
    except ValueError as error:
        raise Http404(_("This is no record's address.")) from error
    rows = Entry.objects.filter(record=key, kind=kind_of(admin.model).slug)
    entries = list(rows.order_by("seq"))
    if not entries:
        raise Http404(_("Nothing was ever published of this record."))
    _name_authors(entries)
    return entries


def _name_authors(entries: list[Entry]) -> None:
    """Join the change sets with their people, in one query."""
    sets = ChangeSet.objects.select_related("author", "reviewed_by")
    found = sets.in_bulk({entry.change_set_id for entry in entries})
    for entry in entries:
        entry.change_set = found[entry.change_set_id]


def _row(kind: Kind, entry: Entry, *, before: Entry | None) -> dict[str, Any]:
    new = read.form_of(entry)
    if entry.type == "withdrawn":
        return {"entry": entry, "fields": []}
    old = read.form_of(before) if before and before.type != "withdrawn" else {}
    return {"entry": entry, "fields": shown(kind, differences(old, new, kind=kind))}


def _is_text(kind: Kind, one: Difference) -> bool:
    model, column = column_of(kind, one.name)
    return bool(one.pieces) and choice(model, column, value=one.new) is None


def _words(kind: Kind, name: str, *, value: Any) -> str:
    if isinstance(value, dict):  # a citation
        fields = ", ".join(label(kind, name_of(path)) for path in value["fields"])
        return f"{value['source']} {value['locator'] or ''}: {fields}"
    if isinstance(value, list):
        return ", ".join(_words(kind, name, value=one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    model, column = column_of(kind, name)
    return choice(model, column, value=value) or ("" if value is None else str(value))
