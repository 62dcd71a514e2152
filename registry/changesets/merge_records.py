"""Merge one record into another: what names it names the other from then on.

Its names move there as former names, with the citations of these; its other values
stay in its own history, which stays readable, and its address leads on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.changesets import drafts
from registry.changesets.capture import laid_out
from registry.changesets.merging import MERGED_INTO
from registry.changesets.models import Cause, Change, ChangeSet, Op
from registry.changesets.names_moving import Moving, with_names
from registry.changesets.propose import Proposed
from registry.changesets.references import referrers
from registry.changesets.refusals import NotReviewable
from registry.records.kinds import kind_of, kind_of_label, kinds
from registry.records.links import relinked
from registry.records.models import Record
from registry.records.rows import plain
from registry.records.state import diff, same_rows, states


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging would do: its changes, the names that move, who names the other."""

    changes: list[Proposed]
    names: list[str]
    referrers: list[UUID]


@transaction.atomic
def merge_records(
    model: type[Record],
    gone: UUID,
    *,
    into: UUID,
    author: User,
    at: datetime,
    reason: str = "",
) -> ChangeSet:
    """Propose to merge one record into another, in the set this person has open.

    A blank reason leaves the one that stands.
    Raise NotReviewable where it cannot be, or where too many records are touched.
    """
    open_set = drafts.open_set(author)
    draft = list(open_set.changes.all()) if open_set else []
    with laid_out(draft, author=author.pk, at=at):
        found = merging(model, gone, into=into)
    changes = [*found.changes, *_led_on(draft, gone, into=into)]
    touched = {one.record for one in draft} | {one.record for one in changes}
    if len(touched) > drafts.MOST:
        text = _("The open set would hold more than %(most)s changes: leave it first.")
        raise NotReviewable(text % {"most": drafts.MOST})
    return drafts.keep(
        changes,
        author=author,
        at=at,
        reason=reason,
        cause=Cause.ENTRY_ERROR if open_set is None else "",
    )


def merging(model: type[Record], gone: UUID, *, into: UUID) -> Merging:
    """Return what merging does to the register as it is laid out now.

    Raise NotReviewable for records that cannot be merged. A fixed number of queries
    for each kind.
    """
    both = states(model, [gone, into])
    _refuse(model, gone, into=into, there=both)
    moved, names = {str(gone): str(into)}, Moving()
    kept = relinked(model, both[into], moved=moved, own=str(into))
    wanted = with_names(kind_of(model), kept, gone=both[gone], told=names)
    changes = [Proposed(model, into, Op.EDIT, diff(both[into], wanted))]
    found = referrers(model, [gone]).get(gone, set()) - {gone, into}
    for kind in kinds():
        there = same_rows(kind.record, found)
        for pk, state in states(kind.record, there).items():
            now = relinked(kind.record, state, moved=moved, own=str(pk))
            changes.append(Proposed(kind.record, pk, Op.EDIT, diff(state, now)))
    leaves = Proposed(model, gone, Op.WITHDRAW, {MERGED_INTO: [None, str(into)]})
    changes = [*(change for change in changes if change.patch), leaves]
    return Merging(changes, names.names, sorted(found))


def _refuse(
    model: type[Record], gone: UUID, *, into: UUID, there: Collection[UUID]
) -> None:
    if gone == into:
        raise NotReviewable(_("A record is not merged into itself: choose another."))
    if gone not in there or into not in there:
        raise NotReviewable(_("One of the two is not in the register: choose another."))
    if plain(model).filter(pk=gone, seq=None).exists():
        raise NotReviewable(_("It is only drafted: take it out of the set instead."))


def _led_on(draft: Collection[Change], gone: UUID, *, into: UUID) -> list[Proposed]:
    """Return what the draft had merged into the one that leaves now, led on."""
    return [
        Proposed(
            kind_of_label(change.kind).record,
            change.record,
            Op.WITHDRAW,
            {MERGED_INTO: [None, str(into)]},
        )
        for change in draft
        if change.patch.get(MERGED_INTO) == [None, str(gone)]
    ]
