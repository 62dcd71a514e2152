"""Lists saved under a name: filters, search and order, for their owner alone."""

from typing import Any, NoReturn

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.options import IS_FACETS_VAR, IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.admin.list_query import names_of, understood
from registry.admin.models import SavedList
from registry.changesets.propose import UNWRITABLE

MOST = 30  # lists of one kind that one person keeps
LONGEST_NAME, LONGEST_QUERY = 60, 1000
# what is of one visit alone, and no part of a list
PASSING = (
    ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, IS_POPUP_VAR, PAGE_VAR, TO_FIELD_VAR,
)  # fmt: skip


def lists_beside(request: HttpRequest, admin: Any) -> dict[str, Any]:
    """Return what a list shows of saved ones, which of them it is; one query."""
    label = admin.opts.label_lower
    rows = SavedList.objects.filter(user=request.user.pk, model=label)
    here = kept_of(request.GET, admin)
    return {
        "saved_lists": list(rows),
        "saved_label": label,
        "saved_query": here,
        "saved_here": next((row for row in rows if row.query == here), None),
    }


def kept_of(query: QueryDict, admin: Any) -> str:
    """Return the part of a query that is kept: what this list knows, sorted."""
    known, _ignored = understood(query, names_of(admin.list_filter))
    kept = QueryDict(mutable=True)
    for name in sorted(known.keys() - {*PASSING}):
        kept.setlist(name, known.getlist(name))
    return kept.urlencode()


def save_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Keep a list under a name; one of the same name is replaced."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    admin = _admin_of(site, request)
    query = kept_of(QueryDict(request.POST.get("query", "")), admin)
    name = " ".join(request.POST.get("name", "").split())
    if wrong := _wrong_with(name, query) or _too_many(request, admin, name=name):
        messages.error(request, wrong)
    else:
        SavedList.objects.update_or_create(
            user=request.user,  # type: ignore[misc]  # the admin's are signed in
            model=admin.opts.label_lower,
            name=name,
            defaults={"query": query},
        )
        messages.success(request, _("Saved: the list “%(name)s”.") % {"name": name})
    return HttpResponseRedirect(_address(admin, query))


def drop_view(site: AdminSite, request: HttpRequest, *, key: int) -> HttpResponse:
    """Forget a list of one's own; any other is not found."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = SavedList.objects.filter(pk=key, user=request.user.pk).first()
    if found is None:
        _not_found()
    admin = _admin_called(site, found.model)
    found.delete()
    words = _("Forgotten: the list “%(name)s”. No record was touched.")
    messages.success(request, words % {"name": found.name})
    return HttpResponseRedirect(_address(admin, found.query) if admin else "/admin/")


def _admin_of(site: AdminSite, request: HttpRequest) -> Any:
    """Return the admin of the list that was sent; refuse who may not see it."""
    admin = _admin_called(site, request.POST.get("model", ""))
    if admin is None:
        _not_found()
    if not admin.has_view_permission(request):
        raise PermissionDenied
    return admin


def _admin_called(site: AdminSite, label: str) -> Any:
    """Return the admin of the model of this label, None where there is none."""
    admins = {model._meta.label_lower: one for model, one in site._registry.items()}  # noqa: SLF001 - no other way in
    return admins.get(label)


def _wrong_with(name: str, query: str) -> str:
    """Return what is wrong with a list, blank where nothing is."""
    if not name:
        return _("Give the list a name.")
    if len(name) > LONGEST_NAME:
        return _("A name has 60 characters at most.")
    if "\0" in name or UNWRITABLE.search(name) or "\0" in query or "%00" in query:
        return _("It holds a character that no text can hold.")
    if not query:
        return _("Filter, search or sort first: this is the whole list.")
    if len(query) > LONGEST_QUERY:
        return _("These filters are too long to be saved.")
    return ""


def _too_many(request: HttpRequest, admin: Any, *, name: str) -> str:
    rows = SavedList.objects.filter(user=request.user.pk, model=admin.opts.label_lower)
    if rows.exclude(name=name).count() < MOST:
        return ""
    return _("You keep %(most)s lists here: forget one first.") % {"most": MOST}


def _address(admin: Any, query: str) -> str:
    opts = admin.opts
    path = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return f"{path}?{query}" if query else path


def _not_found() -> NoReturn:
    raise Http404(_("There is no such list."))
