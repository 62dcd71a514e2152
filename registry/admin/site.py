"""The editors' site: every write view of a record runs in capture."""

import functools
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.capturing import captured
from registry.admin.desk import desk, waiting
from registry.admin.find_page import found
from registry.admin.frame import (
    Holding,
    holdings,
    language,
    languages,
    page_head,
    roles,
)
from registry.admin.history import READ
from registry.admin.kept import kept
from registry.admin.languages import simplified_view
from registry.admin.refused import told
from registry.admin.saved_lists import drop_view, save_view
from registry.admin.set_bar import set_bar
from registry.admin.sign_in import SignIn, refusing
from registry.admin.signing_in import signing_in
from registry.admin.sources import copy_view
from registry.admin.withdrawn import withdrawn
from registry.audit.acting import acting
from registry.changesets.models import ChangeSet
from registry.clock import now
from registry.ledger.read import HeadNow
from registry.records.kinds import kinds
from registry.records.models import Record

ANSWERED = ("GET", "HEAD", "POST")
LONGEST_QUESTION = 200  # characters of a search; more is cut off

EVIDENCE = "registry.Source"  # a kind with a group of its own


def groups() -> list[tuple[str, list[str]]]:
    """Return the desk's groups: title, models in the order editors meet them."""
    records = [kind.model for kind in kinds() if kind.model != EVIDENCE]
    return [
        (_("Records"), records),
        (_("Evidence"), [EVIDENCE]),
        (_("Publishing"), ["registry.ChangeSet", "registry.Report"]),
        (_("Machines"), ["registry.Endpoint"]),
        (_("People"), ["auth.User", "auth.Group", "registry.AuditLine"]),
    ]


def answering(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: 405 to what no page of the desk sends; stock views would answer."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method not in ANSWERED:
            return HttpResponseNotAllowed(ANSWERED)
        return view(request, *args, **kwargs)

    return inner


def _shows_records(view: Callable[..., Any]) -> bool:
    """Say whether a view reads or writes records, and so sees the editor's draft."""
    model = getattr(getattr(view, "__self__", None), "model", None)
    if isinstance(model, type):
        return issubclass(model, Record)
    return getattr(view, "__name__", "") in ("autocomplete_view", "find_view")


class EditorsSite(AdminSite):
    """The stock admin site, writing through change sets."""

    site_title = gettext_lazy("Virtual Asset Policy Register")
    site_header = gettext_lazy("Virtual Asset Policy Register")
    index_title = gettext_lazy("Your desk")
    index_template = "admin/desk.html"
    login_form = SignIn
    enable_nav_sidebar = True

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Run writes of a record's admin in capture; login and CSRF stay outside."""
        inner = captured(view) if _shows_records(view) else view
        entered = acting(super().admin_view(inner, cacheable))
        return answering(told(signing_in(self, entered)))

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show the form to sign in with, or take it."""
        return refusing(answering(super().login)(request, extra_context))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Add the search, the converter of Chinese, and the copies of sources."""
        wrap = self.admin_view
        return [
            path("find/", wrap(self.find_view), name="find"),
            path("simplified/", wrap(simplified_view), name="simplified"),
            path("copies/<str:digest>/", wrap(copy_view), name="copy"),
            path("lists/save/", wrap(partial(save_view, self)), name="save_list"),
            path(
                "lists/<int:key>/drop/",
                wrap(partial(drop_view, self)),
                name="drop_list",
            ),
            path("withdrawn/", wrap(self.withdrawn_view), name="withdrawn"),
            *super().get_urls(),
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Add the frame, and the head: forms carry what they were made from."""
        head, context = page_head(request), super().each_context(request)
        return context | {
            "head_seq": head.seq,
            "languages": languages(),
            "roles": roles(request.user) if context["has_permission"] else [],
            "set_bar": set_bar(request),
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what waits for this person, and what was published last."""
        if isinstance(request.user, AnonymousUser):  # admin_view lets none through
            return super().index(request, extra_context)
        shown = desk(request.user, now(), language=language())
        return super().index(request, {**(extra_context or {}), **shown})

    def find_view(self, request: HttpRequest) -> HttpResponse:
        """Show the records, sources and change sets that fit the words asked for."""
        asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
        admin = self.get_model_admin(ChangeSet)  # it knows who may see them
        sets = admin.get_queryset(request)
        if not admin.has_view_permission(request):
            sets = sets.none()
        context = {
            **self.each_context(request),
            "title": _("Search"),
            **found(asked, sets, language=language()),
        }
        return TemplateResponse(request, "admin/find.html", context)

    def withdrawn_view(self, request: HttpRequest) -> HttpResponseBase:
        """Show the records that left the register; any method but GET: 405."""
        if request.method not in READ:
            return HttpResponseNotAllowed(READ)
        context = {
            **self.each_context(request),
            "title": _("Withdrawn records"),
            **withdrawn(self, request, language=language()),
        }
        return TemplateResponse(request, "admin/withdrawn.html", context)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """Return the models in the desk's groups, with how many records each has."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        models = {label: {**model} for label, model in self._offered(request).items()}
        self._count(models, page_head(request))
        shown = []
        for title, labels in groups():
            chosen = [models[label] for label in labels if label in models]
            if chosen:
                shown.append(self._group(title, chosen))
        return shown

    def _offered(self, request: HttpRequest) -> dict[str, Any]:
        """Return the models this person may see, by label."""
        offered: dict[str, Any] = kept(
            request, self.name, make=partial(self._found, request)
        )
        return offered

    def _found(self, request: HttpRequest) -> dict[str, Any]:
        return {
            model["model"]._meta.label: {**model, "name": str(model["name"])}
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }

    def _count(self, models: dict[str, Any], head: HeadNow) -> None:
        held = holdings(head) if models else {}
        for label, model in models.items():
            model["holding"] = held.get(label)
        if "registry.ChangeSet" in models:
            models["registry.ChangeSet"]["holding"] = Holding(waiting(), 0)

    def _group(self, title: str, models: list[Any]) -> dict[str, Any]:
        label = models[0]["model"]._meta.app_label
        return {
            "name": title,
            "app_label": label,
            "app_url": "",
            "has_module_perms": True,
            "models": models,
        }
