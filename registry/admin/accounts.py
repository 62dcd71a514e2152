"""Accounts: closed, never deleted, so that authorship stays."""

from typing import Any, ClassVar

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.asked import Asked


class AccountAdmin(Asked, UserAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """People who may sign in; what they may do follows from their roles alone."""

    actions = None
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "is_active")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    formfield_overrides: ClassVar[dict[Any, dict[str, Any]]] = {
        ManyToManyField: {"widget": CheckboxSelectMultiple}
    }

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse whoever would take over an account that may do more."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: close the account instead."""
        return False


class RoleAdmin(Asked, GroupAdmin):
    """The roles, as the register makes them after every migrate."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: roles are made by the register."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what a role may do is code."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: people would lose their rights with it."""
        return False
