"""Begin a change set, or leave the open one: the bar's acts beside those of a set."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from registry.admin.set_bar import writes
from registry.changesets import drafts
from registry.changesets.propose import refuse_unwritable
from registry.changesets.refusals import Invalid
from registry.clock import now

LONGEST_TITLE = 120

Act = Callable[[User, str], str]


def opening_urls(wrap: Callable[..., Any]) -> list[URLPattern]:
    """Return the addresses of both acts, `start/` and `leave/`; each takes a POST."""
    return [
        path(f"{name}/", wrap(_view_of(act)), name=f"registry_changeset_{name}")
        for name, act in {"start": start, "leave": leave}.items()
    ]


def start(user: User, title: str) -> str:
    """Open a new set; the one before stays on the desk. Raise Invalid."""
    refuse_unwritable(title, [])
    drafts.start(user, at=now(), title=title)
    return _("A new change set is open. What you save now goes in here.")


def leave(user: User, _title: str) -> str:
    """Close the open set."""
    drafts.leave(user)
    return _("Left. It stays on your desk, as it is.")


def came_from(request: HttpRequest, otherwise: str = "") -> str:
    """Return the page a button stood on; another, else the desk, where it says none.

    One that is not ours counts as none.
    """
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and ours else otherwise or reverse("admin:index")


def _view_of(act: Act) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        user = request.user
        if not isinstance(user, User) or not writes(user):
            raise PermissionDenied
        title = request.POST.get("title", "").strip()[:LONGEST_TITLE]
        try:
            messages.success(request, act(user, title))
        except Invalid as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(came_from(request))

    return view
