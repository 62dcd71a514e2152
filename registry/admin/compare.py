"""Two versions of a record side by side, field by field; GET only."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from registry.admin.form_words import Words, named
from registry.admin.frame import language
from registry.admin.history import READ, about, entries_of
from registry.ledger import read
from registry.ledger.models import LEFT, Entry
from registry.records.kinds import kind_of


def compare_page(
    admin: Any, request: HttpRequest, *, object_id: str
) -> HttpResponseBase:
    """Show what tells two versions apart, and folded what does not.

    `from` and `to` are change numbers; without them the newest two are compared. Any
    method but GET: 405.
    """
    if request.method not in READ:
        return HttpResponseNotAllowed(READ)
    entries = entries_of(admin, request, object_id=object_id)
    old, new = _chosen(request, entries)
    forms = [{} if e.type in LEFT else read.form_of(e) for e in (old, new)]
    words = Words(kind_of(admin.model), named(forms, language()), language())
    context = {
        **about(admin, request, entries=entries),
        "title": _("%(id)s: version %(old)s and version %(new)s")
        % {"id": new.public_id, "old": old.version, "new": new.version},
        "old": old,
        "new": new,
        "fields": words.differences(*forms),
        "same": words.same(*forms),
    }
    return render(request, "admin/compare.html", context)


def _chosen(request: HttpRequest, entries: list[Entry]) -> tuple[Entry, Entry]:
    """Return the two asked for; the newest two where they are not of this record."""
    of = {str(entry.seq): entry for entry in entries}
    wanted = [request.GET.get(name, "") for name in ("from", "to")]
    if all(seq in of for seq in wanted):
        return of[wanted[0]], of[wanted[1]]
    if any(wanted):
        text = _("It has no such version: the newest two are compared.")
        messages.warning(request, text)
    return entries[-2:][0], entries[-1]
