"""Undo a whole published change set, as a change set of its own."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets import drafts
from registry.changesets.departed import departed, followed
from registry.changesets.held import held
from registry.changesets.models import Cause, ChangeSet, Op, Remark
from registry.changesets.propose import Proposed, fill
from registry.changesets.references import referrers
from registry.changesets.refusals import NotReviewable
from registry.changesets.reversing import Clash, Reversal, reversal
from registry.changesets.rules import against_undoing
from registry.ledger.models import Entry
from registry.records.form import mentioned
from registry.records.state import State, diff, empty

Steps = dict[UUID, Reversal]
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
    found = {entry.record: reversal(entry) for entry in entries}
    clashes = [clash for one in found.values() for clash in one.clashes]
    steps, more = _that_fit({k: one for k, one in found.items() if one.change})
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


def _that_fit(steps: Steps) -> tuple[Steps, list[Clash]]:
    """Return the steps that leave no name without its record, and the others' clashes.

    What one step leaves standing may stand in the way of another: asked until none
    does.
    """
    clashes: list[Clash] = []
    steps = {key: _followed(key, step, steps=steps) for key, step in steps.items()}
    while broken := dict(_broken(steps)):
        clashes += [Clash(key, "", why) for key, why in broken.items()]
        steps = {key: step for key, step in steps.items() if key not in broken}
    return steps, clashes


def _followed(key: UUID, step: Reversal, *, steps: Steps) -> Reversal:
    """Return the step naming what merged records became, unless they come back."""
    change, state = step.change, step.state
    if change is None or state is None or change.op != Op.ADD:
        return step
    state = followed(change.model, state, own=key, there=_coming(steps))
    patch = diff(empty(change.model), state)
    return Reversal(Proposed(change.model, key, change.op, patch), state, step.clashes)


def _broken(steps: Steps) -> Iterator[tuple[UUID, str]]:
    """Yield (key, why) of each step that cannot be taken among these."""
    coming, going = _coming(steps), _of(steps, Op.WITHDRAW)
    for key, step in steps.items():
        if step.change is None:
            continue
        if step.state is None:
            names = _still_named(step.change, steps=steps)
            text = _("It stays: %(records)s names it by now.")
        else:
            names = _missing(step.change, step.state, coming=coming, going=going)
            text = _("Left as it stands: it named %(records)s, restore that first.")
        if names:
            yield key, text % {"records": ", ".join(sorted(names))}


def _still_named(change: Proposed, *, steps: Steps) -> Collection[str]:
    """Return the public ids of records that name a leaving one and go on to."""
    found = referrers(change.model, [change.record]).get(change.record, set())
    left = {key for key in found if _names(steps.get(key), change.record)}
    return _public_ids(left)


def _names(step: Reversal | None, key: UUID) -> bool:
    """Say whether a record that names another still does after its own step."""
    if step is None or step.change is None:
        return True
    if step.state is None:
        return False
    return any(k == str(key) for _m, k in mentioned(step.change.model, step.state))


def _missing(
    change: Proposed, state: State, *, coming: set[UUID], going: set[UUID]
) -> Collection[str]:
    gone = departed(change.model, state, there=coming)
    named = {UUID(key) for _model, key in mentioned(change.model, state)}
    return {e.public_id for e in gone.values()} | _public_ids(named & going)


def _coming(steps: Mapping[UUID, Reversal]) -> set[UUID]:
    return _of(steps, Op.ADD)


def _of(steps: Mapping[UUID, Reversal], op: Op) -> set[UUID]:
    return {key for key, one in steps.items() if one.change and one.change.op == op}


def _public_ids(keys: Collection[UUID]) -> set[str]:
    rows = Entry.objects.filter(record__in=keys).order_by()
    return set(rows.values_list("public_id", flat=True)) if keys else set()


def _nothing_left(clashes: list[Clash], entries: list[Entry]) -> str:
    if not clashes:
        return _("Nothing of it stands any more: there is nothing to undo.")
    ids = {entry.record: entry.public_id for entry in entries}
    found = dict.fromkeys(f"{ids[clash.record]}: {clash.why}" for clash in clashes)
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
        reason=f"{title}: {undone.reason}"[:LONGEST],
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
