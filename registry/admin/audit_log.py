"""The audit log, to be read by administrators and auditors."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.asked import Asked
from registry.admin.frame import ROLES
from registry.audit.log import place
from registry.audit.models import AuditLine
from registry.clock import HONG_KONG
from registry.records.punctuation import with_colon, with_commas, with_semicolons

DAYS = 14  # offered by the filter; any other can be asked for in the address
LABELS: dict[str, Promise] = {
    "alone": gettext_lazy("alone"),
    "became": gettext_lazy("state"),
    "changed": gettext_lazy("changed"),
    "is_staff": gettext_lazy("may enter the desk"),
    "is_superuser": gettext_lazy("past all roles"),
    "refused": gettext_lazy("refused unread, after too many"),
    "roles": gettext_lazy("role"),
    "rows": gettext_lazy("rows"),
    "start": gettext_lazy("from no."),
    "tried": gettext_lazy("name tried"),
    "what": gettext_lazy("export"),
}
PAGES = {
    "auth.user": "auth_user",
    "registry.changeset": "registry_changeset",
    "registry.endpoint": "registry_endpoint",
    "registry.report": "registry_report",
}


class Person(SimpleListFilter):
    """Lines by somebody or about their account."""

    title = gettext_lazy("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return every account; none is ever deleted. One query."""
        people = User.objects.order_by("username")
        return [(str(pk), name) for pk, name in people.values_list("pk", "username")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditLine]) -> Any:
        """Return the lines of the account chosen; all for one that is not offered."""
        found = [pk for pk, _name in self.lookup_choices if str(pk) == self.value()]
        if not found:
            return queryset
        about = place(User(pk=found[0]))
        return queryset.filter(Q(by=found[0]) | Q(about=about))


class Day(SimpleListFilter):
    """Lines of one day in Hong Kong."""

    title = gettext_lazy("day, HKT")
    parameter_name = "day"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the newest days that have lines; one query."""
        day = TruncDate("at", tzinfo=HONG_KONG)
        rows = AuditLine.objects.order_by().annotate(day=day).values_list("day")
        days = [found for (found,) in rows.distinct().order_by("-day")[:DAYS]]
        return [(one.isoformat(), date_format(one, _("j M Y"))) for one in days]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditLine]) -> Any:
        """Return the lines of the day asked for, `2026-12-31`; all for no day."""
        try:
            found = date.fromisoformat(self.value() or "")
        except ValueError:
            return queryset
        return queryset.filter(at__date=found)


@admin.display(description=gettext_lazy("time, HKT"), ordering="pk")
def when(row: AuditLine) -> SafeString:
    """Return the instant to the second, in Hong Kong."""
    words = date_format(localtime(row.at), _("j M Y, H:i:s"))
    return format_html('<span class="unbroken">{}</span>', words)


@admin.display(description=gettext_lazy("by"), ordering="by__username")
def by_whom(row: AuditLine) -> str:
    """Return who did it; a dash where nobody was signed in at the desk."""
    return row.by.get_username() if row.by else "–"


@admin.display(description=gettext_lazy("about"))
def about(row: AuditLine) -> SafeString:
    """Return what it is about, leading there."""
    label, _slash, key = row.about.partition("/")
    name = row.detail.get("name", row.about)
    if label not in PAGES:
        return format_html("{}", name or "–")
    address = reverse(f"admin:{PAGES[label]}_change", args=[key])
    return format_html('<a href="{}">{}</a>', address, name)


@admin.display(description=gettext_lazy("detail"))
def detail(row: AuditLine) -> str:
    """Return the rest of the line in words, a dash where there is none."""
    return with_semicolons(with_colon(*one) for one in _told(row.detail)) or "–"


class AuditAdmin(Asked, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Read the log: there is one page, and nothing to press."""

    actions = None
    list_display = (when, "act", by_whom, about, detail)
    list_display_links = None
    list_filter = ("act", Person, Day)
    list_select_related = ("by",)
    list_per_page = 50
    change_list_template = "admin/audit_log.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the list's address alone."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return [one for one in super().get_urls() if one.name == name]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the register writes its log."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the log is for good."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the log is for good."""
        return False


def _told(found: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    for name, value in found.items():
        says_nothing = value in (None, "", []) or (name, value) == ("alone", False)
        if name in LABELS and not says_nothing:
            yield LABELS[name], _words(value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return with_commas(str(ROLES.get(one, one)) for one in value)
    return str(value)
