"""The change set an editor has open: what is saved goes in here and nowhere else."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from registry.changesets.held import held
from registry.changesets.models import (
    EDITABLE,
    TYPED_CAUSES,
    Cause,
    Change,
    ChangeSet,
    Op,
)
from registry.changesets.propose import Proposed, refuse_unwritable
from registry.changesets.refusals import NotReviewable
from registry.changesets.rules import against_editing
from registry.records.patches import compose

MOST = 500  # changes of an open set: each page of its editor lays them out anew
LONGEST_TITLE = 120  # characters; more is cut off


def open_set(user: User) -> ChangeSet | None:
    """Return the set this person has open, if any; one query."""
    return ChangeSet.objects.filter(author=user.pk, opened=True).first()


def own_sets(user: User, most: int) -> list[ChangeSet]:
    """Return the sets this person may still change, each with its `record_count`.

    The open one first, then the others, the newest first; one query.
    """
    rows = ChangeSet.objects.filter(author=user.pk, state__in=EDITABLE)
    rows = rows.order_by("-opened", "-saved_at", "-proposed_at")
    return list(rows.annotate(record_count=Count("changes"))[:most])


@transaction.atomic
def start(user: User, *, at: datetime, title: str = "") -> ChangeSet:
    """Open a new set for this person, closing the one before."""
    _turn(user)
    leave(user)
    return ChangeSet.objects.create(
        author=user, title=title, opened=True, proposed_at=at
    )


@transaction.atomic
def switch(change_set: ChangeSet, *, user: User) -> None:
    """Open one of this person's own sets instead of the one before.

    Raise NotReviewable for a set that is not theirs or cannot be edited any more, and
    for one too large to be laid out on each page.
    """
    _turn(user)
    locked = held(change_set, user, rule=against_editing)
    if locked.changes.count() > MOST:
        text = _("It holds more than %(most)s changes: edit it by import, not by hand.")
        raise NotReviewable(text % {"most": MOST})
    leave(user)
    locked.opened = True
    locked.save(update_fields=["opened"])


def leave(user: User) -> None:
    """Close this person's open set; it stays on the desk."""
    ChangeSet.objects.filter(author=user.pk, opened=True).update(opened=False)


@transaction.atomic
def rename(change_set: ChangeSet, *, user: User, title: str) -> None:
    """Give a set of one's own another title; raise NotReviewable or Invalid."""
    refuse_unwritable(title, [])
    locked = held(change_set, user, rule=against_editing)
    locked.title = title.strip()[:LONGEST_TITLE]
    locked.save(update_fields=["title"])


@transaction.atomic
def keep(
    changes: Iterable[Proposed],
    *,
    author: User,
    at: datetime,
    reason: str = "",
    cause: str = "",
) -> ChangeSet:
    """Lay what an editor changed on what the open set says already; return that set.

    Begins a set where none is open, or where it would grow beyond 500 changes: nothing
    typed is refused for want of room. A blank reason leaves the one that stands. Raise
    Invalid for text that no database holds, NotReviewable where the next set would
    lean on a full one.
    """
    wanted = {change.record: change for change in changes}
    refuse_unwritable(reason, wanted.values())
    _turn(author)
    found = _locked_open(author) or start(author, at=at)
    drafted = {row.record: row for row in found.changes.all()}
    if len(drafted.keys() | wanted.keys()) > MOST:
        _refuse_leaning(wanted.values(), drafted.values())
        found, drafted = start(author, at=at), {}
    for change in wanted.values():
        _lay(found, drafted.get(change.record), change=change)
    _describe(found, reason=reason, cause=cause, at=at)
    return found


@transaction.atomic
def describe(
    change_set: ChangeSet, *, user: User, reason: str, cause: str, at: datetime
) -> None:
    """Store reason and cause of a set of one's own; raise NotReviewable or Invalid."""
    refuse_unwritable(reason, [])
    locked = held(change_set, user, rule=against_editing)
    _describe(locked, reason=reason, cause=cause, at=at)
    change_set.refresh_from_db()


@transaction.atomic
def drop(change_set: ChangeSet, record: UUID, *, user: User) -> None:
    """Take one record out of a set again.

    Raise NotReviewable for another's set, and for a new record that another change of
    the set names.
    """
    locked = held(change_set, user, rule=against_editing)
    rest = locked.changes.exclude(record=record)
    new = locked.changes.filter(record=record, op=Op.ADD).exists()
    if new and any(_names(row.patch, {record}) for row in rest):
        raise NotReviewable(
            _("Another change of this set names it: change that one first.")
        )
    locked.changes.filter(record=record).delete()


def _turn(user: User) -> None:
    """Wait until nothing else of this person's is opened or closed: one set is open."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _refuse_leaning(wanted: Iterable[Proposed], drafted: Collection[Change]) -> None:
    """Raise NotReviewable for changes that make sense only in the set they lean on."""
    here = {row.record for row in drafted}
    new = {row.record for row in drafted if row.op == Op.ADD}
    if any(c.record in here or _names(c.patch, new) for c in wanted):
        text = _("This set is full, and what you typed leans on it: publish it first.")
        raise NotReviewable(text)


def _names(patch: Mapping[str, Any], records: Collection[UUID]) -> bool:
    """Say whether a patch gives one of these keys to a column, a link or a row."""
    text = json.dumps(patch)
    return any(str(record) in text for record in records)


def _locked_open(user: User) -> ChangeSet | None:
    rows = ChangeSet.objects.select_for_update()
    return rows.filter(author=user.pk, opened=True).first()


def _lay(change_set: ChangeSet, before: Change | None, *, change: Proposed) -> None:
    """Store a change on top of what the set said of the record before."""
    was_new = before is not None and before.op == Op.ADD
    if change.op == Op.WITHDRAW:
        patch, op = dict(change.patch), Op.WITHDRAW
        gone = was_new  # drafted, then thrown away
    else:
        edited = before is not None and before.op != Op.WITHDRAW
        patch = compose(before.patch if before and edited else {}, change.patch)
        op = Op.ADD if was_new else Op(change.op)
        gone = op == Op.EDIT and not patch  # taken back
    if gone:
        if before is not None:
            before.delete()
        return
    row = before or Change(
        change_set=change_set,
        position=_next_position(change_set),
        kind=change.model._meta.label_lower,
        record=change.record,
    )
    row.op, row.patch = op, patch
    row.save()


def _next_position(change_set: ChangeSet) -> int:
    last = change_set.changes.order_by("-position").first()
    return last.position + 1 if last else 1


def _describe(change_set: ChangeSet, *, reason: str, cause: str, at: datetime) -> None:
    """Store the reason and cause typed last, and when."""
    if reason.strip():
        change_set.reason = reason.strip()
    ops = set(change_set.changes.values_list("op", flat=True))
    if ops == {Op.WITHDRAW}:
        change_set.cause = Cause.WITHDRAWAL
    elif cause in dict(TYPED_CAUSES):
        change_set.cause = cause
    elif change_set.cause == Cause.WITHDRAWAL:
        change_set.cause = Cause.NEW_EVIDENCE
    change_set.saved_at = at
    change_set.save()
