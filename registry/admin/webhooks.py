"""Webhooks on the desk: who is told of changes, how it goes, and what can be done."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from registry.admin.asked import Asked
from registry.admin.change_list import instant_column
from registry.admin.webhook_acts import ACTS
from registry.admin.webhook_form import EndpointForm, NewEndpointForm
from registry.admin.webhook_pages import secret_page, shown, view_of
from registry.admin.webhook_words import standing, to_go
from registry.ledger.models import Head
from registry.webhooks import keeping, signing
from registry.webhooks.models import Endpoint


@admin.display(description=gettext_lazy("state"), ordering="state")
def state(row: Any) -> SafeString:
    """Return how it stands, as a tag."""
    found = standing(row, head=row.head)
    return format_html('<span class="tag tone-{}">{}</span>', found.tone, found.word)


@admin.display(description=gettext_lazy("delivered up to no."), ordering="after")
def delivered(row: Any) -> str:
    """Return its cursor, and how many changes follow."""
    left = to_go(row, head=row.head)
    return f"{row.after} ({left})" if left else str(row.after)


class EndpointAdmin(Asked, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Administrators keep webhooks; auditors read."""

    actions = None
    form = EndpointForm
    list_display = (
        "name", state, delivered,
        instant_column("delivered_at", gettext_lazy("last taken, HKT")),
    )  # fmt: skip
    list_filter = ("state",)
    list_per_page = 50
    change_form_template = "admin/webhook.html"
    add_form_template = "admin/change_form.html"
    delete_confirmation_template = "admin/webhook_delete.html"
    fieldsets: ClassVar[Any] = ((None, {"fields": ("name", "url", "kinds")}),)
    add_fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name", "url", "kinds", "start")}),
    )

    class Media:
        css: ClassVar[Any] = {"all": ("admin-desk/webhook.css",)}

    def get_urls(self) -> list[URLPattern]:
        """Add the acts, each a POST of its own."""
        wrap = self.admin_site.admin_view
        acts = [
            path(
                f"<int:object_id>/{name}/",
                wrap(view_of(self, name)),
                name=f"registry_endpoint_{name}",
            )
            for name in ACTS
        ]
        return [*acts, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return webhooks, each with the number of the newest change as `head`."""
        head = Subquery(Head.objects.values("seq")[:1])
        found = super().get_queryset(request)
        return found.annotate(head=head)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask of a new one where it begins."""
        return self.fieldsets if obj else self.add_fieldsets

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return the form of a new one, or of one that stands."""
        kwargs |= {} if obj else {"form": NewEndpointForm}
        return super().get_form(request, obj, change, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Show beside the form how it stands and how its tries went."""
        found = context.get("original")
        more = shown(found) if found else {}
        return super().render_change_form(request, {**context, **more}, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Endpoint, form: Any, change: bool
    ) -> None:
        """Store what was typed, in the name of who is signed in."""
        by: Any = request.user
        if change:
            keeping.change(obj, by=by, changed=form.changed_data)
        else:
            keeping.add(obj, by=by)

    def delete_model(self, request: HttpRequest, obj: Endpoint) -> None:
        """Remove it with its log."""
        by: Any = request.user
        keeping.remove(obj, by=by)

    def response_add(
        self, request: HttpRequest, obj: Endpoint, post_url_continue: Any = None
    ) -> HttpResponse:
        """Show the secret, this once."""
        secret = signing.secret(obj.seed)
        return secret_page(self, request, found=obj, secret=secret)
