"""From draft to approved: submit, take back, approve, return, schedule, look at.

Each act locks the set, asks the rule, changes the state and leaves a remark.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.changesets import rules
from registry.changesets.aside import void_approval
from registry.changesets.content import content_hash
from registry.changesets.held import Rule, held
from registry.changesets.merging import Step
from registry.changesets.models import Act, ChangeSet, State
from registry.changesets.prepare import prepare
from registry.changesets.refusals import Invalid, NotReviewable
from registry.changesets.remarks import remark
from registry.changesets.risk import highest, risk_of_change
from registry.changesets.roles import REVIEWING, role_of


def submit(change_set: ChangeSet, *, actor: User, at: datetime) -> list[Step]:
    """Send a set for review and return the steps it will take.

    Raise NotReviewable, Conflict, Invalid or Referenced, all that publication would
    refuse; then it stays with its author as it is.
    """
    with _locked(change_set, actor, rule=rules.against_editing) as locked:
        steps = ready(locked)
        locked.state, locked.opened = State.SUBMITTED, False
        locked.submitted_at, locked.conflict = at, ""
        locked.content_hash = content_hash(locked)
        locked.risk = highest(map(risk_of_change, locked.changes.all()))
        remark(locked, actor, act=Act.SUBMITTED, at=at)
    return steps


def ready(change_set: ChangeSet) -> list[Step]:
    """Return the steps of a set that lacks nothing, else raise what it lacks."""
    steps, _tiers = prepare(change_set)
    if not steps:
        text = _("This set changes nothing: the register says all of it already.")
        raise Invalid([("", "", text)])
    return steps


def take_back(change_set: ChangeSet, *, actor: User, at: datetime) -> None:
    """Take a submitted or approved set back to edit; its approval is void."""
    with _locked(change_set, actor, rule=rules.against_taking_back) as locked:
        locked.state = State.DRAFT
        void_approval(locked)
        remark(locked, actor, act=Act.TAKEN_BACK, at=at)


def approve(
    change_set: ChangeSet,
    *,
    actor: User,
    at: datetime,
    seen: str,
    text: str = "",
    publish_at: datetime | None = None,
) -> None:
    """Agree to exactly what was submitted; `seen` is the hash the reviewer's page had.

    With `publish_at` the runner publishes it then, in the name of a reviewer who may
    publish. Raise NotReviewable, also where it was edited since the page was opened.
    """
    with _locked(change_set, actor, rule=rules.against_approving) as locked:
        if not seen == locked.content_hash == content_hash(locked):
            raise NotReviewable(
                _("It was edited since you opened it: see what changed, then decide.")
            )
        locked.state = State.APPROVED
        locked.reviewed_by, locked.reviewed_at = actor, at
        remark(locked, actor, act=Act.APPROVED, at=at, text=text)
        if publish_at is not None:
            _schedule(locked, actor, publish_at=publish_at, at=at)


def schedule(
    change_set: ChangeSet, *, actor: User, at: datetime, publish_at: datetime
) -> None:
    """Have the runner publish an approved set at a time, in this person's name."""
    with _locked(change_set, actor, rule=rules.against_scheduling) as locked:
        _schedule(locked, actor, publish_at=publish_at, at=at)


def give_back(change_set: ChangeSet, *, actor: User, at: datetime, text: str) -> None:
    """Return a set to its author with words; its approval is void."""
    if not text.strip():
        raise NotReviewable(_("Say what is missing, so that the author can mend it."))
    with _locked(change_set, actor, rule=rules.against_returning) as locked:
        remark(locked, actor, act=Act.RETURNED, at=at, text=text)
        locked.state = State.RETURNED
        void_approval(locked)


def look_at(change_set: ChangeSet, *, actor: User, at: datetime, text: str) -> None:
    """Answer, as the second person, for a set that was published alone."""
    with _locked(change_set, actor, rule=rules.against_looking_at) as locked:
        locked.reviewed_by, locked.reviewed_at = actor, at
        locked.reviewer_role = role_of(actor, among=REVIEWING)
        remark(locked, actor, act=Act.LOOKED_AT, at=at, text=text)


@contextmanager
def _locked(change_set: ChangeSet, actor: User, *, rule: Rule) -> Iterator[ChangeSet]:
    """Hand over the set, locked, if the rule has nothing against it; then save it."""
    with transaction.atomic():
        locked = held(change_set, actor, rule=rule)
        yield locked
        locked.save()


def _schedule(
    locked: ChangeSet, actor: User, *, publish_at: datetime, at: datetime
) -> None:
    if (against := rules.against_scheduling(actor, locked)) is not None:
        raise NotReviewable(against)
    if publish_at <= at:
        raise NotReviewable(_("That time has passed: choose a later one."))
    locked.publish_at, locked.scheduled_by = publish_at, actor
    remark(locked, actor, act=Act.SCHEDULED, at=at, text=publish_at.isoformat())
