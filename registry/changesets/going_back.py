"""Go back: what a record said once, proposed anew in the editor's open change set."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.changesets import drafts
from registry.changesets.departed import departed, followed
from registry.changesets.models import Cause, Change, ChangeSet, Op
from registry.changesets.propose import Proposed
from registry.changesets.refusals import NotReviewable
from registry.history.intervals import state_at
from registry.records.models import Record
from registry.records.patches import overlay
from registry.records.state import State, diff, empty, states

Drafted = Mapping[UUID, Change]


@transaction.atomic
def go_back(
    model: type[Record], record: UUID, *, seq: int, author: User, at: datetime
) -> ChangeSet:
    """Propose the record as it was at `seq`, in the set this person has open.

    A withdrawn record comes back under its id, with its links, parts and citations; a
    record that was merged since is named by what it became. Raise NotReviewable where
    nothing would change, or where it names what has left the register.
    """
    open_set = drafts.open_set(author)
    drafted = {c.record: c for c in open_set.changes.all()} if open_set else {}
    change = _change(model, record, seq=seq, drafted=drafted)
    blank = open_set is None or not open_set.reason
    return drafts.keep(
        [change],
        author=author,
        at=at,
        reason=_("Back to no. %(seq)s") % {"seq": seq} if blank else "",
        cause=Cause.ENTRY_ERROR if open_set is None else "",
    )


def _change(
    model: type[Record], record: UUID, *, seq: int, drafted: Drafted
) -> Proposed:
    then = _then(model, record, seq=seq, drafted=drafted)
    live = states(model, [record]).get(record)
    before = drafted.get(record)
    op = Op.ADD if live is None else Op.EDIT
    patch = diff(_standing(model, live, before=before), then)
    withdrawn = before is not None and before.op == Op.WITHDRAW
    if not patch and not withdrawn:
        raise NotReviewable(_("It says this already: there is nothing to go back to."))
    return Proposed(model, record, op, patch)


def _then(model: type[Record], record: UUID, *, seq: int, drafted: Drafted) -> State:
    state = state_at(model, record, seq=seq)
    if state is None:
        text = _("No. %(seq)s holds no version of it to go back to.")
        raise NotReviewable(text % {"seq": seq})
    there = [key for key, change in drafted.items() if change.op == Op.ADD]
    state = followed(model, state, own=record, there=there)
    if gone := departed(model, state, there=there):
        text = _("It named %(records)s, which left the register: restore that first.")
        names = sorted(entry.public_id for entry in gone.values())
        raise NotReviewable(text % {"records": ", ".join(names)})
    return state


def _standing(
    model: type[Record], live: State | None, *, before: Change | None
) -> State:
    """Return what the draft says now; a withdrawal that is taken back says nothing."""
    state = live or empty(model)
    if before is None or before.op == Op.WITHDRAW:
        return state
    return overlay(state, before.patch)
