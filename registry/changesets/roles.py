"""The five roles and what each may do."""

from collections.abc import Sequence

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

from registry.changesets.models import ChangeSet
from registry.history.gate import tracked

VIEW, WRITE = ("view",), ("view", "add", "change", "delete")
ROLES = ("editor", "reviewer", "publisher", "administrator", "auditor")
PUBLISHING = ("publisher", "administrator")
# who writes, and who reviews, from the role that may do most
AUTHORING = ("administrator", "publisher", "editor")
REVIEWING = ("administrator", "publisher", "reviewer")
# permission on change sets beyond viewing → roles
ACTS = {
    "approve_changeset": ("reviewer", *PUBLISHING),
    "approve_high_risk": PUBLISHING,
    "publish_changeset": PUBLISHING,
    "publish_alone": PUBLISHING,
}
# what else the desk shows or takes: {table: {action: roles}}
HELD: dict[str, dict[str, tuple[str, ...]]] = {
    "registry.changeset": {"view": ROLES},
    "registry.entry": {"view": ROLES},
    "registry.report": {"view": ROLES, "change": (*AUTHORING, "reviewer")},
    "registry.auditline": {"view": ("administrator", "auditor")},
    "registry.endpoint": {
        "view": ("administrator", "auditor"),
        **dict.fromkeys(("add", "change", "delete"), ("administrator",)),
    },
}


def make_groups() -> None:
    """Make the groups and bring their permissions up to date; safe to run twice."""
    records = {model._meta.label_lower for model in tracked()}
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(_permissions(role, records))


def role_of(user: User | None, *, among: Sequence[str]) -> str:
    """Return the first of these roles that a person has, blank for none; one query."""
    names = set(user.groups.values_list("name", flat=True)) if user else ()
    return next((role for role in among if role in names), "")


def note_roles(change_set: ChangeSet) -> None:
    """Put into a set what its people are now; two queries, the caller saves it."""
    change_set.author_role = role_of(change_set.author, among=AUTHORING)
    change_set.reviewer_role = role_of(change_set.reviewed_by, among=REVIEWING)


def _permissions(role: str, records: set[str]) -> list[Permission]:
    every = Permission.objects.select_related("content_type")
    return [p for p in every.filter(_apps()) if _holds(role, p, records=records)]


def _apps() -> Q:
    return Q(content_type__app_label__in=["registry", "policies", "auth"])


def _holds(role: str, permission: Permission, *, records: set[str]) -> bool:
    action, _underscore, model = permission.codename.partition("_")
    label = f"{permission.content_type.app_label}.{model}"
    if permission.codename in ACTS:
        return role in ACTS[permission.codename]
    if label in records:
        return action in (WRITE if role in AUTHORING else VIEW)
    if label in HELD:
        return role in HELD[label].get(action, ())
    if label in ("auth.user", "auth.group"):
        return _holds_people(role, action, label=label)
    return False


def _holds_people(role: str, action: str, *, label: str) -> bool:
    """Administrators keep accounts; users are deactivated, never deleted."""
    if role == "auditor":
        return action == "view"
    if role != "administrator":
        return False
    return action in (("view", "add", "change") if label == "auth.user" else VIEW)
