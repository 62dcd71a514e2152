"""Accounts: closed, never deleted, so that authorship stays."""

from typing import Any

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.http import HttpRequest


class AccountAdmin(UserAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """People who may sign in."""

    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: close the account instead."""
        return False


class RoleAdmin(GroupAdmin):
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
