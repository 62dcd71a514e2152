"""What becomes of a change set that is not published: conflict, or discarded."""

from django.contrib.auth.models import User
from django.db import transaction

from registry.changesets.models import ChangeSet, State
from registry.changesets.refusals import NotReviewable
from registry.changesets.rules import OPEN, against_discarding


@transaction.atomic
def mark_conflict(change_set: ChangeSet, why: str) -> None:
    """Keep an open set with what stands against it: nothing typed is lost."""
    locked = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if locked.state not in OPEN:
        return  # somebody settled it meanwhile
    locked.state, locked.conflict = State.CONFLICT, why
    locked.save(update_fields=["state", "conflict"])


@transaction.atomic
def discard(change_set: ChangeSet, *, actor: User) -> None:
    """Put the set aside; its changes stay readable. Raise NotReviewable."""
    locked = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if (against := against_discarding(actor, locked)) is not None:
        raise NotReviewable(against)
    locked.state = State.DISCARDED
    locked.save(update_fields=["state"])
