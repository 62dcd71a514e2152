"""Roles and what they may do, in words; Django's own are English in every language."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import RelatedFieldListFilter
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.admin.frame import ROLES
from registry.ledger.models import Entry
from registry.records.punctuation import with_colon, with_commas

# how a codename begins, or the whole of it → what it lets one do
ACTS = {
    "view": _("see"),
    "add": _("add"),
    "change": _("change"),
    "delete": _("withdraw or remove"),
    "approve_changeset": _("approve those of others"),
    "approve_high_risk": _("approve changes of high risk"),
    "publish_changeset": _("publish those of others"),
    "publish_alone": _("publish without a second person"),
}

NAMES: dict[Any, Any] = {Entry: _("the ledger")}  # what its model does not tell


class RoleFilter(RelatedFieldListFilter):
    """Offer the roles by what they are called."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: Any
    ) -> list[tuple[str, Any]]:
        """Return (key, words) of each; one query."""
        found = super().field_choices(field, request, model_admin)
        return [(key, named(str(name))) for key, name in found]


def named(name: str) -> str:
    """Return what a group is called: the words of a role, else its own name."""
    return str(ROLES.get(name, name))


@admin.display(description=_("role"), ordering="name")
def role(group: Group) -> str:
    """Return what a role is called."""
    return capfirst(named(group.name))


@admin.display(description=_("what it may do"))
def may(group: Group) -> SafeString:
    """Return what a role may do, a line for each sort of thing; one query."""
    return format_html_join(SafeString("<br>"), "{}", _lines(group.permissions.all()))


def _lines(permissions: Iterable[Permission]) -> list[tuple[str]]:
    found: dict[str, list[str]] = {}
    for one in permissions:
        model = one.content_type.model_class()
        name = NAMES.get(model) or (model or one.content_type)._meta.verbose_name_plural
        found.setdefault(capfirst(str(name)), []).append(one.codename)
    return [(with_colon(name, _acts(found[name])),) for name in sorted(found)]


def _acts(codenames: list[str]) -> str:
    """Return acts in the order of ACTS; what it does not know goes by its codename."""
    known = list(ACTS)
    keys = {one if one in ACTS else one.partition("_")[0] for one in codenames}
    ordered = sorted(keys, key=lambda key: known.index(key) if key in ACTS else -1)
    return with_commas(str(ACTS.get(key, key)) for key in ordered)


def offered_by_name(field: Any) -> Any:
    """Return a form's field that offers roles, by what they are called."""
    field.label_from_instance = lambda group: named(group.name)
    return field
