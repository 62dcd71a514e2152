"""What becomes of a change set that is not published: conflict, or discarded."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from registry.changesets.held import held
from registry.changesets.models import ENDED, Act, ChangeSet, State
from registry.changesets.remarks import remark
from registry.changesets.rules import against_discarding


@transaction.atomic
def mark_conflict(change_set: ChangeSet, why: str, *, by: User, at: datetime) -> None:
    """Return an open set to its author with what stands against it.

    Nothing typed is lost; an approval was for what cannot be published any more.
    """
    locked = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if locked.state in ENDED:
        return  # somebody settled it meanwhile
    locked.state, locked.conflict = State.CONFLICT, why
    void_approval(locked)
    locked.save()
    remark(locked, by, at=at, act=Act.CONFLICTED, text=why)


@transaction.atomic
def discard(change_set: ChangeSet, *, actor: User, at: datetime) -> None:
    """Put the set aside; its changes stay readable. Raise NotReviewable."""
    locked = held(change_set, actor, rule=against_discarding)
    locked.state, locked.opened = State.DISCARDED, False
    void_approval(locked)
    locked.save()
    remark(locked, actor, at=at, act=Act.DISCARDED)


def void_approval(change_set: ChangeSet) -> None:
    """Take what was agreed off a set that is to change; the caller saves it."""
    change_set.reviewed_by = change_set.reviewed_at = None
    change_set.publish_at = change_set.scheduled_by = None
    change_set.content_hash, change_set.risk = "", ""
    change_set.submitted_at = None
