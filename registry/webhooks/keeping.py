"""What administrators do with endpoints; each act leaves a line in the audit log.

A line names the endpoint and what was done: no secret, and no address, which may hold
a token of its receiver.
"""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.audit.log import write
from registry.audit.models import AuditAct
from registry.ledger import read
from registry.webhooks import signing
from registry.webhooks.models import Endpoint, State

RESTED = {"failures": 0, "failing_since": None, "next_try_at": None}


class NotKept(Exception):
    """This cannot be done with the endpoint; the message says why."""


@transaction.atomic
def add(found: Endpoint, *, by: User) -> str:
    """Store a new endpoint, told of all after its cursor; return its secret."""
    found.seed = signing.new_seed()
    found.save()
    write(AuditAct.ENDPOINT_MADE, by=by, about=found)
    return signing.secret(found.seed)


@transaction.atomic
def change(found: Endpoint, *, by: User, changed: Collection[str]) -> None:
    """Store what was typed; it is tried at once, and what was under way is cut anew."""
    if not changed:
        return
    _store(
        found, **{name: getattr(found, name) for name in changed}, **RESTED, upto=None
    )
    write(AuditAct.ENDPOINT_CHANGED, by=by, about=found, changed=sorted(changed))


@transaction.atomic
def pause(found: Endpoint, *, by: User) -> None:
    """Tell it nothing more until it is resumed; a message under way still arrives."""
    _store(found, state=State.PAUSED)
    write(AuditAct.ENDPOINT_PAUSED, by=by, about=found)


@transaction.atomic
def resume(found: Endpoint, *, by: User) -> None:
    """Go on where it was told last, at once."""
    _store(found, state=State.ACTIVE, **RESTED)
    write(AuditAct.ENDPOINT_RESUMED, by=by, about=found)


@transaction.atomic
def replay(found: Endpoint, *, start: int, by: User) -> None:
    """Tell it all from this change number on, again or for the first time."""
    newest = read.head().seq
    if not 1 <= start <= newest + 1:
        text = _("Give a change number from 1 to %(newest)s.")
        raise NotKept(text % {"newest": newest + 1})
    _store(found, after=start - 1, upto=None, **RESTED)
    write(AuditAct.ENDPOINT_REPLAY, by=by, about=found, start=start)


@transaction.atomic
def new_secret(found: Endpoint, *, seen: str, by: User, at: datetime) -> str:
    """Give it another secret and return that; the one before signs for a day more.

    `seen` marks the secret that the page was about: a page sent twice changes nothing.
    """
    if seen != mark(found):
        raise NotKept(_("It was given a new secret meanwhile: this changed nothing."))
    before, found.seed = found.seed, signing.new_seed()
    until = at + signing.OVERLAP
    _store(found, seed=found.seed, seed_before=before, before_until=until)
    write(AuditAct.ENDPOINT_SECRET, by=by, about=found)
    return signing.secret(found.seed)


@transaction.atomic
def remove(found: Endpoint, *, by: User) -> None:
    """Remove an endpoint with its log."""
    write(AuditAct.ENDPOINT_REMOVED, by=by, about=found)
    found.delete()


def mark(found: Endpoint) -> str:
    """Return what tells a secret from the one before, and gives nothing of it away."""
    return found.seed[:8]


def _store(found: Endpoint, **values: object) -> None:
    """Write these columns and no other: a runner writes its own meanwhile."""
    Endpoint.objects.filter(pk=found.pk).update(**values)
