"""Accounts: closed, never deleted, so that authorship stays."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, Q
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.asked import Asked
from registry.admin.role_words import RoleFilter, may, offered_by_name, role

KEEPER = "administrator"  # the role that keeps accounts


class AccountForm(UserChangeForm):  # type: ignore[type-arg]  # no subscript at run time
    """An account; the last one that keeps accounts goes on keeping them."""

    def clean(self) -> dict[str, Any]:
        """Refuse to close, or to take the role from, the last administrator.

        Locks the role until commit: no two close each other at once.
        """
        data: dict[str, Any] = super().clean() or self.cleaned_data
        Group.objects.select_for_update().filter(name=KEEPER).first()
        roles = {group.name for group in data.get("groups", ())}
        keeps = data.get("is_active") and data.get("is_staff")
        if not (keeps and (KEEPER in roles or self.instance.is_superuser)):
            refuse_last(self.instance)
        return data


class PasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]  # no subscript at run time
    """A new password for somebody."""

    usable_password_help_text: Any = gettext_lazy(
        "Without a password nobody signs in with this account; the present one is lost."
    )

    def clean(self) -> dict[str, Any]:
        """Refuse to shut the last administrator out."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("set_usable_password") is False:
            try:
                refuse_last(self.user)
            except ValidationError as error:  # the page shows errors of fields alone
                self.add_error("usable_password", error)
        return data


def refuse_last(user: User) -> None:
    """Raise ValidationError where nobody else keeps accounts; two queries."""
    keepers = User.objects.filter(
        Q(groups__name=KEEPER) | Q(is_superuser=True), is_active=True, is_staff=True
    )
    if keepers.filter(pk=user.pk).exists() and not keepers.exclude(pk=user.pk).exists():
        raise ValidationError(
            _("Nobody else keeps accounts: make someone administrator first.")
        )


@admin.display(
    description=User._meta.get_field("is_active").verbose_name, ordering="is_active"
)
def is_open(user: User) -> str:
    """Say whether an account is open, in words: Django's icon says it in English."""
    return _("yes") if user.is_active else _("no")


class AccountAdmin(Asked, UserAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """People who may sign in; what they may do follows from their roles alone."""

    actions = None
    form = AccountForm
    change_password_form = PasswordForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("Roles"), {"fields": ("is_active", "is_staff", "groups")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", is_open)
    list_filter = ("is_active", ("groups", RoleFilter))
    filter_horizontal = ()
    formfield_overrides: ClassVar[dict[Any, dict[str, Any]]] = {
        ManyToManyField: {"widget": CheckboxSelectMultiple}
    }

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the roles by what they are called; nothing else is chosen here."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        return offered_by_name(field)

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
    list_display = (role,)
    fields: ClassVar[Any] = (role, may)  # the stubs know names alone
    readonly_fields: ClassVar[Any] = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: roles are made by the register."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what a role may do is code."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: people would lose their rights with it."""
        return False
