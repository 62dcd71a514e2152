"""The pages of a webhook beside its form: its acts, its secret, and how it stands."""

from collections.abc import Callable
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
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.admin.webhook_acts import ACTS, Secret, Sent
from registry.admin.webhook_words import is_forgotten, standing, to_go, tries
from registry.clock import now
from registry.ledger import read
from registry.webhooks.keeping import NotKept, mark
from registry.webhooks.models import Endpoint

# `desk` is the ModelAdmin of webhooks, a class without a subscript at run time


def view_of(desk: Any, name: str) -> Callable[..., HttpResponse]:
    """Return the view of an act: a POST, which leads back and says what was done."""

    def view(request: HttpRequest, object_id: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        by: Any = request.user
        found = _kept(desk, request, key=object_id)
        try:
            done = ACTS[name](found, Sent(by, request.POST))
        except NotKept as refusal:
            messages.error(request, str(refusal))
            return _back(found)
        if isinstance(done, Secret):
            return secret_page(desk, request, found=found, secret=done.text)
        messages.success(request, done)
        return _back(found)

    return view


def secret_page(
    desk: Any, request: HttpRequest, *, found: Endpoint, secret: str
) -> HttpResponse:
    """Return the page that shows a secret; no address leads to it again."""
    context = {
        **desk.admin_site.each_context(request),
        "title": _("The secret of “%(name)s”") % {"name": found},
        "opts": desk.opts,
        "original": found,
        "secret": secret,
    }
    return TemplateResponse(request, "admin/webhook_secret.html", context)


def shown(found: Endpoint) -> dict[str, Any]:
    """Return what the page of a webhook shows beside its form; five queries at most."""
    head, at = read.head().seq, now()
    until = found.before_until
    return {
        "head": head,
        "both_until": until if until and until > at else None,
        "standing": standing(found, head=head),
        "to_go": to_go(found, head=head),
        "is_forgotten": is_forgotten(found, head=head, at=at),
        "tries": tries(found),
        "mark": mark(found),
    }


def _kept(desk: Any, request: HttpRequest, *, key: int) -> Endpoint:
    """Return the webhook for who may change it; raise 403 or 404."""
    if not desk.has_change_permission(request):
        raise PermissionDenied
    found: Endpoint | None = desk.get_object(request, str(key))
    if found is None:
        raise Http404
    return found


def _back(found: Endpoint) -> HttpResponse:
    page = reverse("admin:registry_endpoint_change", args=[found.pk])
    return HttpResponseRedirect(page)
