"""The plain list from which a publisher publishes; an author sees the own sets."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.asked import Asked
from registry.admin.capturing import published
from registry.admin.change_list import instant_column
from registry.admin.patches import changes_shown
from registry.changesets.aside import discard, mark_conflict
from registry.changesets.models import ChangeSet, State
from registry.changesets.publish import publish
from registry.changesets.refusals import NotReviewable, Refused
from registry.changesets.rules import OPEN, against_discarding, against_publishing
from registry.clock import now


class ChangeSetAdmin(Asked, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Read a change set; publish or discard it."""

    list_display = (
        "reason", "cause", "author", "state",
        instant_column("proposed_at", gettext_lazy("kept, HKT")),
        instant_column("published_at", gettext_lazy("published, HKT")),
    )  # fmt: skip
    list_filter = ("state", "cause", "published_alone")
    search_fields = ("reason",)
    list_select_related = ("author",)
    actions = None
    change_form_template = "admin/change_set.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the two acts."""
        wrap = self.admin_site.admin_view
        acts = [
            path(
                f"<uuid:object_id>/{name}/",
                wrap(view),
                name=f"registry_changeset_{name}",
            )
            for name, view in (
                ("publish", self.publish_view),
                ("discard", self.discard_view),
            )
        ]
        return [*acts, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ChangeSet]:
        """Show open sets to their author and to publishers alone."""
        rows = super().get_queryset(request)
        if request.user.has_perm("registry.publish_changeset"):
            return rows
        return rows.filter(Q(state=State.PUBLISHED) | Q(author=request.user.pk))

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
        """Show the set's changes, field by field."""
        found = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if found is not None:
            extra |= {
                "changes": changes_shown(found),
                "against_publishing": against_publishing(request.user, found),  # type: ignore[arg-type]  # signed in
                "against_discarding": against_discarding(request.user, found),  # type: ignore[arg-type]  # signed in
                "title": found.reason,
            }
        return super().change_view(request, object_id, form_url, extra)

    def publish_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """Publish the set."""
        return self._act(request, object_id, self._publish)

    def discard_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """Discard the set."""
        return self._act(request, object_id, self._discard)

    def _act(self, request: HttpRequest, object_id: Any, act: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = self.get_object(request, str(object_id))
        if found is None or not self.has_view_permission(request, found):
            raise PermissionDenied
        try:
            messages.success(request, act(request, found))
        except NotReviewable as refusal:
            if found.state in OPEN:
                raise PermissionDenied(str(refusal)) from refusal
            messages.error(request, str(refusal))  # e.g. the second of two presses
        except Refused as refusal:
            mark_conflict(found, str(refusal))
            messages.error(request, str(refusal))
        name = "admin:registry_changeset_change"
        return HttpResponseRedirect(reverse(name, args=[found.pk]))

    def _publish(self, request: HttpRequest, found: ChangeSet) -> str:
        return published(publish(found, actor=request.user, clock=now))  # type: ignore[arg-type]  # signed in

    def _discard(self, request: HttpRequest, found: ChangeSet) -> str:
        discard(found, actor=request.user)  # type: ignore[arg-type]  # signed in
        return _("Discarded. Its changes stay readable here.")
