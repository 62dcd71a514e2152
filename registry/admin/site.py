"""The editors' site: every write view of a record runs in capture."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.capturing import captured
from registry.ledger import read
from registry.records.models import Record

# the desk's groups: title, models in the order editors meet them
GROUPS: list[tuple[Any, list[str]]] = [
    (
        _("Records"),
        [
            "policies.Regulator", "policies.Policy", "policies.Licence",
            "policies.Exchange", "policies.LegalEntity", "policies.LicenceType",
            "policies.Alert", "policies.Event",
        ],
    ),
    (_("Evidence"), ["registry.Source"]),
    (_("Publishing"), ["registry.ChangeSet"]),
    (_("People"), ["auth.User", "auth.Group"]),
]  # fmt: skip


class EditorsSite(AdminSite):
    """The stock admin site, writing through change sets."""

    site_title = _("Virtual Asset Policy Register")
    site_header = _("Virtual Asset Policy Register")
    index_title = _("Editors’ desk")
    index_template = "admin/desk.html"
    enable_nav_sidebar = True

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Run writes of a record's admin in capture; login and CSRF stay outside."""
        model = getattr(getattr(view, "__self__", None), "model", None)
        if isinstance(model, type) and issubclass(model, Record):
            view = captured(view)
        return super().admin_view(view, cacheable)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Add the head: forms carry the change number they were made from."""
        return super().each_context(request) | {"head_seq": read.head().seq}

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """Return the models in the desk's groups."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        found = {
            model["model"]._meta.label: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        groups = []
        for title, labels in GROUPS:
            models = [found[label] for label in labels if label in found]
            if models:
                groups.append(self._group(str(title), models))
        return groups

    def _group(self, title: str, models: list[Any]) -> dict[str, Any]:
        label = models[0]["model"]._meta.app_label
        return {
            "name": title,
            "app_label": label,
            "app_url": "",
            "has_module_perms": True,
            "models": models,
        }
