"""A form sent after its session ended: sign in on the spot, and it comes back as typed.

What was typed rides along in hidden fields; nothing of it is stored until it is sent
once more by whoever signed in.
"""

import functools
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, QueryDict
from django.shortcuts import render

from registry.admin.opened import OPEN

PREFIX = "sign_in"
FORMS = ("_add", "_change")  # how the names of forms' addresses end
NOT_TYPED = ("csrfmiddlewaretoken", f"{PREFIX}-username", f"{PREFIX}-password")


def signing_in(site: Any, view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: a form sent without a session asks for one, and keeps its words."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not _is_form(request) or site.has_permission(request):
            return view(request, *args, **kwargs)
        form = _sign_in(site, request)
        if not form.is_bound or not form.is_valid():
            return _asked(site, request, form=form)
        login(request, form.get_user())
        request.POST = _typed(request)  # type: ignore[assignment]  # as a browser would have sent it
        return view(request, *args, **kwargs)

    return inner


def _is_form(request: HttpRequest) -> bool:
    match = request.resolver_match
    is_form = match is not None and (match.url_name or "").endswith(FORMS)
    return request.method == "POST" and is_form


def _sign_in(site: Any, request: HttpRequest) -> Any:
    sent = request.POST if f"{PREFIX}-username" in request.POST else None
    return site.login_form(request, sent, prefix=PREFIX)


def _asked(site: Any, request: HttpRequest, *, form: Any) -> Any:
    context = {
        **site.each_context(request),
        "form": form,
        "typed": list(_kept(request)),
    }
    return render(request, "admin/sign_in_again.html", context, status=403)


def _kept(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in NOT_TYPED:
            yield from ((name, value) for value in values)


def _typed(request: HttpRequest) -> QueryDict:
    """Return what was typed, to come back and be looked over, not to be stored."""
    sent = QueryDict(mutable=True)
    for name, value in _kept(request):
        sent.appendlist(name, value)
    sent[OPEN] = ""
    return sent
