"""Mail on what became of a change set: that it did, and where the desk is; no more.

Off unless NOTIFY is set. What a set says stays at the desk: no name of a record, no
text, no reason and no person goes out by mail.
"""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from registry.changesets.models import Act, ChangeSet, Risk

To = Callable[[ChangeSet], QuerySet[User]]


def tell(change_set: ChangeSet, act: str) -> None:
    """Send mail on an act once it is committed; what fails then is logged alone."""
    if not settings.NOTIFY or act not in TOLD:
        return
    if act == Act.PUBLISHED and not change_set.published_alone:
        return

    def send() -> None:
        _send(change_set.pk, act)

    transaction.on_commit(send, robust=True)  # logs what fails, by the name of `send`


def _send(key: UUID, act: str) -> None:
    """Write to each person on their own: none learns the address of another."""
    to, what = TOLD[act]
    people = to(ChangeSet.objects.select_related("author").get(pk=key))
    addresses = people.exclude(email="").values_list("email", flat=True)
    with override(settings.LANGUAGE_CODE):
        subject, body = _("Policy register: %(what)s") % {"what": what}, _body(what)
    for address in sorted({*addresses}):
        EmailMessage(subject, body, to=[address]).send()


def _body(what: Promise) -> str:
    text = _("In the Virtual Asset Policy Register, %(what)s.\n\nYour desk: %(desk)s\n")
    return text % {"what": what, "desk": settings.DESK_URL}


def _approvers(change_set: ChangeSet) -> QuerySet[User]:
    """Return those who may approve this set; the rules ask the same."""
    grave = change_set.risk == Risk.HIGH
    able = _holders("registry.approve_changeset")
    if grave:
        able = able.filter(pk__in=_holders("registry.approve_high_risk"))
    return able.exclude(pk=change_set.author_id)


def _reviewers(change_set: ChangeSet) -> QuerySet[User]:
    return _holders("registry.approve_changeset").exclude(pk=change_set.author_id)


def _author(change_set: ChangeSet) -> QuerySet[User]:
    return User.objects.filter(pk=change_set.author_id, is_active=True)


def _holders(permission: str) -> QuerySet[User]:
    return User.objects.with_perm(permission)


# act → who hears of it, and what
TOLD: dict[str, tuple[To, Promise]] = {
    Act.SUBMITTED: (_approvers, gettext_lazy("a change set waits for your review")),
    Act.RETURNED: (_author, gettext_lazy("a change set was returned to you")),
    Act.APPROVED: (_author, gettext_lazy("a change set of yours was approved")),
    Act.CONFLICTED: (
        _author,
        gettext_lazy("a change set of yours could not be published"),
    ),
    Act.PUBLISHED: (
        _reviewers,
        gettext_lazy("a change set was published alone and waits to be looked at"),
    ),
}
