"""A form sent after its session ended: sign in on the spot, and it comes back as typed.

What was typed rides along in hidden fields; nothing of it is stored until it is sent
once more by whoever signed in. So do the words beside a change set's buttons.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, QueryDict
from django.shortcuts import render

from registry.admin.opened import OPEN
from registry.records.kinds import kinds

PREFIX = "sign_in"
FORMS = ("add", "change", "delete", "merge")  # how the names of forms' addresses end
SETS = "registry_changeset_"  # how those of a change set's acts begin
NOT_TYPED = (
    "csrfmiddlewaretoken", "password", f"{PREFIX}-username", f"{PREFIX}-password",
)  # fmt: skip


def signing_in(site: Any, view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: a form sent without a session asks for one, and keeps its words."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_form(request) or site.has_permission(request):
            return view(request, *args, **kwargs)
        form = _sign_in(site, request)
        if not form.is_bound or not form.is_valid():
            return _asked(site, request, form=form)
        login(request, form.get_user())
        request.POST = _typed(request)  # type: ignore[assignment]  # as a browser would have sent it
        return view(request, *args, **kwargs)

    return inner


def is_form(request: HttpRequest) -> bool:
    """Say whether a record's form was sent, or words beside a change set's button."""
    match = request.resolver_match
    if request.method != "POST" or match is None:
        return False
    name, models = match.url_name or "", (kind.record._meta for kind in kinds())
    forms = {f"{m.app_label}_{m.model_name}_{end}" for m in models for end in FORMS}
    return name in forms or (name.startswith(SETS) and "object_id" in match.kwargs)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a form said, field by field, without tokens and passwords."""
    lists = request.POST.lists()
    return [(name, v) for name, vs in lists if name not in NOT_TYPED for v in vs]


def _sign_in(site: Any, request: HttpRequest) -> Any:
    sent = request.POST if f"{PREFIX}-username" in request.POST else None
    return site.login_form(request, sent, prefix=PREFIX)


def _asked(site: Any, request: HttpRequest, *, form: Any) -> Any:
    context = {
        **site.each_context(request),
        "form": form,
        "typed": typed_in(request),
    }
    return render(request, "admin/sign_in_again.html", context, status=403)


def _typed(request: HttpRequest) -> QueryDict:
    """Return what was typed, to come back and be looked over, not to be stored."""
    sent = QueryDict(mutable=True)
    for name, value in typed_in(request):
        sent.appendlist(name, value)
    sent[OPEN] = ""
    return sent
