"""Mail to administrators when an endpoint was paused; off unless NOTIFY is set.

It says that it happened and where the desk is: no address and no name goes out.
"""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from registry.webhooks.models import State

KEEPS = "registry.change_endpoint"  # the permission
WHY: dict[str, Promise] = {
    State.GONE: gettext_lazy("a webhook was paused: its receiver wants no more"),
    State.GIVEN_UP: gettext_lazy("a webhook was paused: it failed for three days"),
}


def paused(state: str) -> None:
    """Send mail on a pause once it is committed; what fails then is logged alone."""
    if not settings.NOTIFY:
        return

    def send() -> None:
        _send(WHY[state])

    transaction.on_commit(send, robust=True)  # logs what fails, by the name of `send`


def _send(what: Promise) -> None:
    """Write to each person on their own: none learns the address of another."""
    keepers = User.objects.with_perm(KEEPS).exclude(email="")
    with override(settings.LANGUAGE_CODE):
        subject = _("Policy register: %(what)s") % {"what": what}
        text = _(
            "In the Virtual Asset Policy Register, %(what)s.\n\nYour desk: %(desk)s\n"
        ) % {"what": what, "desk": settings.DESK_URL}
    for address in sorted({*keepers.values_list("email", flat=True)}):
        EmailMessage(subject, text, to=[address]).send()
