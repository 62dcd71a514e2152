"""The button "Go back to this…": what a version said goes into the change set."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from registry.admin.history import entries_of, version_of
from registry.changesets.going_back import go_back
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import NotReviewable
from registry.clock import now
from registry.ledger.models import LEFT


def back_view(
    admin: Any, request: HttpRequest, *, object_id: str, seq: int
) -> HttpResponse:
    """Propose that a record says again what it said then; only by POST.

    Raise 403 for whoever may not change records of the kind, 404 for a version there
    is none of.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    entries = entries_of(admin, request, object_id=object_id)
    if not admin.has_change_permission(request):
        raise PermissionDenied(_("Going back needs the role editor: ask one."))
    entry = version_of(entries, seq=seq)
    if entry.type in LEFT:
        raise Http404(_("With this number it left: choose the version before it."))
    user: Any = request.user
    try:
        made = go_back(admin.model, entry.record, seq=seq, author=user, at=now())
    except NotReviewable as refusal:
        messages.error(request, str(refusal))
        name = f"admin:{admin.opts.app_label}_{admin.opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[object_id]))
    return to_set(request, made)


def to_set(request: HttpRequest, change_set: ChangeSet) -> HttpResponse:
    """Lead to the page of a set, and say that it holds what was asked for."""
    text = format_html(_("Saved to change set “{}”."), change_set)
    messages.success(request, text)
    address = reverse("admin:registry_changeset_change", args=[change_set.pk])
    return HttpResponseRedirect(address)
