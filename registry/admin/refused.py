"""What is refused on the desk, told in its own frame: 400, 403, 404 and 413."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.admin import site
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults

from registry.admin.opened import OPEN
from registry.admin.signing_in import is_form, typed_in

DESK = "/admin/"


def told(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view of the desk: what it refuses is answered in the desk's frame."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except Http404 as error:
            return not_found(request, error)
        except PermissionDenied as error:
            return forbidden(request, error)

    return inner


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 404 page of the desk."""
    texts = [text for text in exception.args if isinstance(text, str)]
    return _page(
        request,
        title=_("There is no such page"),
        why=texts[0] if texts else _("Nothing on the desk has this address."),
        status=404,
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 403 page: which rule forbids it, where one says so."""
    if not _is_desk(request):
        return defaults.permission_denied(request, exception)
    return _page(
        request,
        title=_("Your role does not allow this"),
        why=str(exception) or _("Nothing was changed. An administrator gives roles."),
        status=403,
    )


def csrf_failure(request: HttpRequest, **why: str) -> HttpResponse:
    """Return the 403 page of a form that was not sent from our own page.

    Who signed in anew in another window sends such a form too: what they typed rides
    along, to come back and be looked over; nothing of it is stored.
    """
    title = _("This form came from an old page")
    if is_form(request) and site.has_permission(request):
        text = _("Nothing was stored yet. What you typed is kept: look it over, then"
                 " send it again.")  # fmt: skip
        kept = {"typed": typed_in(request), "opening": OPEN}
        return _page(request, title=title, why=text, status=403, **kept)
    text = _("Nothing was stored. Go back, load the page anew and send it again.")
    return _page(request, title=title, why=text, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 413 page of a form too large, the 400 page of any other."""
    if not _is_desk(request):
        return defaults.bad_request(request, exception)
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        text = _("Nothing was stored. Go back: what you typed is still there. Shorten "
                 "the longest text, or save in several steps.")  # fmt: skip
        title = _("This form is larger than the register takes")
        return _page(request, title=title, why=text, status=413)
    text = _("Nothing was stored. Go back, load the page anew and try again.")
    title = _("This request cannot be read")
    return _page(request, title=title, why=text, status=400)


def _is_desk(request: HttpRequest) -> bool:
    """Say whether the desk's frame can be shown: its address, and who is asking."""
    return request.path.startswith(DESK) and hasattr(request, "user")


def _page(
    request: HttpRequest, *, title: str, why: str, status: int, **more: Any
) -> HttpResponse:
    context = {**site.each_context(request), "title": title, "why": why, **more}
    return render(request, "admin/refused.html", context, status=status)
