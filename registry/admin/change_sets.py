"""The change sets, each with its page: what it changes, and what may become of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.acts import ACTS, Led, Sent
from registry.admin.asked import Asked
from registry.admin.change_list import instant_column
from registry.admin.conflict_page import conflict_page, settle_sent
from registry.admin.frame import language
from registry.admin.opened import is_asked
from registry.admin.opening import came_from, opening_urls
from registry.admin.preview import preview_json, preview_page
from registry.admin.set_page import set_page
from registry.admin.typed import keep_typed, take_typed
from registry.changesets.aside import mark_conflict
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import (
    Conflict,
    Invalid,
    NotReviewable,
    Referenced,
    Refused,
)
from registry.changesets.rules import against_editing
from registry.clock import now


class ChangeSetAdmin(Asked, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Read a change set; send, review, publish or discard it."""

    list_display = (
        "reason", "cause", "author", "state",
        instant_column("proposed_at", gettext_lazy("begun, HKT")),
        instant_column("published_at", gettext_lazy("published, HKT")),
    )  # fmt: skip
    list_filter = ("state", "risk", "cause", "published_alone")
    search_fields = ("reason",)
    list_select_related = ("author",)
    actions = None
    change_form_template = "admin/change_set.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the acts, each a POST of its own, and the pages beside the set's own."""
        wrap, place = self.admin_site.admin_view, "<uuid:object_id>"
        acts = [
            path(f"{place}/{name}/", wrap(self._view_of(name)), name=_name_of(name))
            for name in ACTS
        ]
        preview = f"{place}/preview/<uuid:record>/"
        pages = [
            path(f"{place}/alone/", wrap(self.alone_view), name=_name_of("alone")),
            path(
                f"{place}/conflict/",
                wrap(self.conflict_view),
                name=_name_of("conflict"),
            ),
            path(preview, wrap(self.preview_view), name=_name_of("preview")),
            path(
                f"{preview}json/",
                wrap(self.preview_view),
                {"form": True},
                name=_name_of("preview_json"),
            ),
        ]
        return [*opening_urls(wrap), *acts, *pages, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: a set begins by saving a record's form."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: only the acts below change a set."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: sets are discarded and stay readable."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show what the set changes, value by value, and what may become of it."""
        if request.method == "POST":
            raise PermissionDenied(_("A set is changed by its acts alone."))
        return self._page(request, object_id, "admin/change_set.html")

    def alone_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """Show what publishing without a second person means, and ask the password."""
        return self._page(request, object_id, "admin/publish_alone.html")

    def conflict_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """Show what was published meanwhile, and store what the author chose."""
        found, user = self._readable(request, object_id), request.user
        against = against_editing(user, found)  # type: ignore[arg-type]  # signed in
        extra = {"against_editing": against}
        if request.method == "POST":
            if against:
                raise PermissionDenied(against)
            if is_asked(request):
                extra |= conflict_page(found, request.POST)
                return self._shown(request, found, "admin/conflict.html", extra)
            try:
                said = settle_sent(found, request.POST, user=user)  # type: ignore[arg-type]  # signed in
            except Refused as refusal:
                messages.error(request, str(refusal))
                extra |= conflict_page(found, request.POST)
                return self._shown(request, found, "admin/conflict.html", extra)
            messages.success(request, said)
            return HttpResponseRedirect(_address(found))
        extra |= conflict_page(found)
        return self._shown(request, found, "admin/conflict.html", extra)

    def preview_view(
        self, request: HttpRequest, object_id: Any, record: UUID, form: bool = False
    ) -> HttpResponse:
        """Show a record's public page, or its form, as it would be."""
        found = self._readable(request, object_id)
        try:
            if form:
                return preview_json(found, record)
            return preview_page(request, found, record=record)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(_address(found))

    def _page(
        self, request: HttpRequest, object_id: Any, template: str
    ) -> HttpResponse:
        found = self._readable(request, object_id)
        shown = set_page(found, request.user, language=language())  # type: ignore[arg-type]  # signed in
        typed = take_typed(request, found)
        return self._shown(request, found, template, {**shown, "typed": typed})

    def _shown(
        self,
        request: HttpRequest,
        found: ChangeSet,
        template: str,
        extra: dict[str, Any],
    ) -> HttpResponse:
        each = self.admin_site.each_context(request)
        context = {**each, **extra, "opts": self.opts, "original": found}
        return TemplateResponse(request, template, context)

    def _view_of(self, name: str) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, object_id: Any) -> HttpResponse:
            return self._act(request, object_id, name)

        return view

    def _act(self, request: HttpRequest, object_id: Any, name: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = self._readable(request, object_id)
        user: Any = request.user
        page = "alone" if name == "publish-alone" else "change"
        if is_asked(request):  # signed in anew: what was typed is looked over first
            keep_typed(request, found)
            return HttpResponseRedirect(_address(found, page))
        try:
            done = ACTS[name](found, Sent(user, now(), request.POST))
        except (NotReviewable, Invalid, Referenced) as refusal:
            return _refused(request, found, refusal=refusal, page=page)
        except Conflict as refusal:
            mark_conflict(found, str(refusal), by=user, at=now())
            return _refused(request, found, refusal=refusal)
        text, to = (done.text, done.to) if isinstance(done, Led) else (done, found)
        messages.success(request, text)
        return HttpResponseRedirect(came_from(request, _address(to)))

    def _readable(self, request: HttpRequest, object_id: Any) -> ChangeSet:
        found: ChangeSet | None = self.get_object(request, str(object_id))
        if found is None or not self.has_view_permission(request, found):
            raise PermissionDenied
        return found


def _refused(
    request: HttpRequest, found: ChangeSet, *, refusal: Refused, page: str = "change"
) -> HttpResponse:
    """Say why, and lead to the page on which what was typed stands again."""
    messages.error(request, str(refusal))
    here = _address(found, page)
    if keep_typed(request, found):
        return HttpResponseRedirect(here)
    return HttpResponseRedirect(came_from(request, here))


def _address(change_set: ChangeSet, page: str = "change") -> str:
    return reverse(f"admin:registry_changeset_{page}", args=[change_set.pk])


def _name_of(act: str) -> str:
    return f"registry_changeset_{act.replace('-', '_')}"
