"""What Django tells of sign-ins and accounts, written into the log.

It does not matter where it was done: at the desk, by a command, in a shell.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.db.models import ProtectedError
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _

from registry.audit.acting import actor
from registry.audit.log import cut, write
from registry.audit.models import AuditAct

FLAGS = ("is_active", "is_staff", "is_superuser")
NAMES = ("username", "first_name", "last_name", "email")
WATCHED = {"password", *FLAGS, *NAMES}
LINKS = {User.groups.through: Group, User.user_permissions.through: Permission}
OPENS = {True: AuditAct.ACCOUNT_OPENED, False: AuditAct.ACCOUNT_CLOSED}
GIVES = {"post_add": AuditAct.ROLE_GIVEN, "post_remove": AuditAct.ROLE_TAKEN}


def connect_all() -> None:
    """Listen; called once when the app is ready."""
    user_logged_in.connect(signed_in, dispatch_uid="audit-in")
    user_logged_out.connect(signed_out, dispatch_uid="audit-out")
    user_login_failed.connect(failed, dispatch_uid="audit-failed")
    pre_save.connect(before_save, sender=User, dispatch_uid="audit-before")
    post_save.connect(after_save, sender=User, dispatch_uid="audit-after")
    pre_delete.connect(refuse_delete, sender=User, dispatch_uid="audit-delete")
    for through in LINKS:
        uid = f"audit-{through._meta.model_name}"
        m2m_changed.connect(roles_changed, sender=through, dispatch_uid=uid)


def signed_in(user: Any, **signal: Any) -> None:
    """Log who signed in."""
    write(AuditAct.SIGNED_IN, by=user, about=user)


def signed_out(user: Any, **signal: Any) -> None:
    """Log who signed out; whoever was not signed in does nothing."""
    if user is not None:
        write(AuditAct.SIGNED_OUT, by=user, about=user)


def failed(credentials: Any, **signal: Any) -> None:
    """Log the name somebody tried; it may be nobody's."""
    write(AuditAct.FAILED, by=None, tried=cut(str(credentials.get("username", ""))))


def before_save(instance: Any, update_fields: Any = None, **signal: Any) -> None:
    """Keep how an account stood; one query, none where only its last sign-in moves."""
    instance.audited = None
    if instance.pk and (update_fields is None or WATCHED & set(update_fields)):
        rows = User.objects.filter(pk=instance.pk)
        instance.audited = rows.values(*WATCHED).first()


def after_save(
    instance: Any, *, created: bool, update_fields: Any = None, **signal: Any
) -> None:
    """Log an account that was made, or what changed of it."""
    if created:
        write(AuditAct.ACCOUNT_MADE, by=actor(), about=instance)
        return
    for act, detail in _changes(instance, update_fields):
        write(act, by=actor(), about=instance, **detail)


def roles_changed(
    instance: Any, action: str, *, reverse: bool, model: Any, **signal: Any
) -> None:
    """Log roles, and rights past all roles, given to accounts or taken from them."""
    named = signal["pk_set"]
    if action == "pre_clear":
        action, named = "post_remove", _linked(instance, signal["sender"])
    if action not in GIVES or not named:
        return
    others = model.objects.filter(pk__in=named)
    pairs = [(user, [instance]) for user in others] if reverse else [(instance, others)]
    for user, given in pairs:
        names = sorted(str(one) for one in given)
        write(GIVES[action], by=actor(), about=user, roles=names)


def refuse_delete(instance: Any, **signal: Any) -> None:
    """Refuse with ProtectedError: what somebody did stays theirs."""
    text = _("Accounts are closed, never deleted: what they did stays theirs.")
    raise ProtectedError(text, {instance})


def _changes(
    user: Any, update_fields: Any
) -> Iterator[tuple[AuditAct, dict[str, Any]]]:
    old = user.audited or {}
    stored = old.keys() & set(update_fields or old)
    moved = {name for name in stored if old[name] != getattr(user, name)}
    if "is_active" in moved:
        yield OPENS[user.is_active], {}
    if "password" in moved and not _rehashed(user, update_fields):
        yield AuditAct.PASSWORD_CHANGED, {}
    flags = {name: getattr(user, name) for name in FLAGS[1:] if name in moved}
    names = sorted(moved & set(NAMES))
    if flags or names:
        yield AuditAct.ACCOUNT_CHANGED, {**flags, "changed": names}


def _rehashed(user: Any, update_fields: Any) -> bool:
    """Say whether signing in only wrote the same password in a newer hash."""
    typed = user._password  # noqa: SLF001 - Django tells its own rehashing by this
    return typed is None and set(update_fields or ()) == {"password"}


def _linked(instance: Any, through: Any) -> set[int]:
    """Return the keys of all that one side is linked with."""
    other = LINKS[through] if isinstance(instance, User) else User
    mine = instance._meta.model_name
    rows = through.objects.filter(**{mine: instance.pk})
    return set(rows.values_list(f"{other._meta.model_name}_id", flat=True))
