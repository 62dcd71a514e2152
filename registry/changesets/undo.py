"""Undo a whole published change set, as a change set of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets import drafts
from registry.changesets.held import held
from registry.changesets.holding import Steps, holding
from registry.changesets.models import Cause, ChangeSet, Op, Remark
from registry.changesets.propose import fill
from registry.changesets.refusals import NotReviewable
from registry.changesets.reversing import Clash, reversals
from registry.changesets.rules import against_undoing
from registry.ledger.models import Entry
from registry.records.punctuation import with_colon

TOLD = 5  # reasons a message gives; remarks give all
LONGEST = 2000  # characters of a reason; forms take no more


@dataclass(frozen=True, slots=True)
class Undone:
    """The set that undoes another, and what it leaves as it stands."""

    change_set: ChangeSet
    clashes: list[Clash]


@transaction.atomic
def undo(change_set: ChangeSet, *, author: User, at: datetime) -> Undone:
    """Open a new set for this person that takes a published one back.

    Later edits to other values stay. What a later publication changed, or what others
    name by now, is left as it stands and told by a remark at its place: nothing is
    forced. Raise NotReviewable where there is nothing to undo.
    """
    locked = held(change_set, author, rule=against_undoing)
    entries = list(Entry.objects.filter(change_set=locked).order_by("seq"))
    found = reversals(entries)
    clashes = [clash for one in found.values() for clash in one.clashes]
    steps, more = holding({k: one for k, one in found.items() if one.change})
    clashes += more
    if not steps:
        raise NotReviewable(_nothing_left(clashes, entries))
    made = _made(locked, entries, author=author, at=at, steps=steps)
    Remark.objects.bulk_create(
        Remark(
            change_set=made, by=author, at=at, text=clash.why,
            record=clash.record, path=clash.path,
        )
        for clash in clashes
    )  # fmt: skip
    return Undone(made, clashes)


def _nothing_left(clashes: list[Clash], entries: list[Entry]) -> str:
    if not clashes:
        return _("Nothing of it stands any more: there is nothing to undo.")
    ids = {entry.record: entry.public_id for entry in entries}
    found = dict.fromkeys(with_colon(ids[clash.record], clash.why) for clash in clashes)
    why = " ".join(list(found)[:TOLD])
    if len(found) > TOLD:
        why = _("%(why)s And more.") % {"why": why}
    return _("Nothing of it can be undone. %(why)s") % {"why": why}


def _made(
    undone: ChangeSet,
    entries: list[Entry],
    *,
    author: User,
    at: datetime,
    steps: Steps,
) -> ChangeSet:
    """Return the new set, open unless it is too large to be."""
    changes = [step.change for step in steps.values() if step.change]
    gone = all(change.op == Op.WITHDRAW for change in changes)
    title = _called(entries)
    is_open = len(changes) <= drafts.MOST
    if is_open:
        drafts.leave(author)
    made = ChangeSet.objects.create(
        author=author,
        title=title,
        reason=with_colon(title, undone.reason)[:LONGEST],
        cause=Cause.WITHDRAWAL if gone else Cause.ENTRY_ERROR,
        opened=is_open,
        proposed_at=at,
        saved_at=at,
        undoes=undone,
    )
    fill(made, changes)
    return made


def _called(entries: list[Entry]) -> str:
    text = ngettext(
        "Undo of no. %(first)s", "Undo of no. %(first)s to %(last)s", len(entries)
    )
    return text % {"first": entries[0].seq, "last": entries[-1].seq}
