"""Publish: merge a change set into the register, in one transaction.

The head row is locked first, so publications run one after another: numbers are known
while rows are written, live values cannot move under the merge, and publishers cannot
deadlock. No network and no file in here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from registry.audit import log
from registry.changesets.content import content_hash
from registry.changesets.database_rules import words_for
from registry.changesets.held import held
from registry.changesets.indexing import index
from registry.changesets.merging import MERGED_INTO, Step, by_model, merged_with
from registry.changesets.models import Act, ChangeSet, Op, Remark, State
from registry.changesets.notices import tell
from registry.changesets.numbering import number
from registry.changesets.prepare import prepare
from registry.changesets.refusals import Conflict, NotReviewable
from registry.changesets.replay import Numbers, replay
from registry.changesets.roles import note_roles
from registry.changesets.rules import against_publishing
from registry.changesets.settle import Forms, settle
from registry.history.gate import Unrevised, gate, touched
from registry.history.revisions import revise
from registry.ledger.append import Item, append, lock_head, next_instant
from registry.ledger.models import Entry, EntryType, Head
from registry.records.context import Writing
from registry.records.kinds import kind_of, parts_of
from registry.records.models import Record, Tracked
from registry.records.rows import plain

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Publication:
    """One publication under way."""

    head: Head
    change_set: ChangeSet
    steps: list[Step]
    given: dict[UUID, Numbers]
    tiers: dict[str, int]
    writing: Writing


def publish(change_set: ChangeSet, *, actor: User, clock: Clock) -> list[Entry]:
    """Return the ledger entries written, one per record that really changed.

    Raise NotReviewable, Conflict, Invalid or Referenced, and then nothing is written.
    """
    try:
        return _publish(change_set, actor=actor, clock=clock)
    except IntegrityError as error:  # e.g. a slug that somebody published meanwhile
        if (words := words_for(error)) is None:
            raise  # a guard spoke, and that is a fault of ours
        raise Conflict([words]) from error


@contextmanager
def rehearsed(change_set: ChangeSet, *, clock: Clock) -> Iterator[list[Entry]]:
    """Have the set published inside the block, as it would be; nothing of it stays.

    Raise what publication refuses. Holds the head, so that publications wait.
    """
    with transaction.atomic():
        head = lock_head()
        steps, tiers = prepare(change_set)
        at = next_instant(head, clock())
        found = ChangeSet.objects.get(pk=change_set.pk)
        note_roles(found)
        found.save(update_fields=["author_role", "reviewer_role"])
        yield _merge(head, found, steps=steps, tiers=tiers, at=at)
        transaction.set_rollback(True)


@transaction.atomic
def _publish(change_set: ChangeSet, *, actor: User, clock: Clock) -> list[Entry]:
    head = lock_head()
    change_set = _agreed(change_set, actor)
    steps, tiers = prepare(change_set)
    at = next_instant(head, clock())
    _mark_published(change_set, actor, at=at)
    return _merge(head, change_set, steps=steps, tiers=tiers, at=at)


def _merge(
    head: Head,
    change_set: ChangeSet,
    *,
    steps: list[Step],
    tiers: dict[str, int],
    at: datetime,
) -> list[Entry]:
    if not steps:
        return []
    writing = Writing(change_set.pk, change_set.author_id, change_set.reason, at)
    given = number(head, steps)
    return _write(Publication(head, change_set, steps, given, tiers, writing))


def _agreed(change_set: ChangeSet, actor: User) -> ChangeSet:
    """Return the set, locked, or raise NotReviewable with the reason."""
    locked = held(change_set, actor, rule=against_publishing)
    if locked.state == State.APPROVED and locked.content_hash != content_hash(locked):
        raise NotReviewable(
            _("It is not what was approved any more: have it reviewed again.")
        )
    return locked


def _mark_published(change_set: ChangeSet, actor: User, *, at: datetime) -> None:
    change_set.published_alone = change_set.state != State.APPROVED
    change_set.state, change_set.published_at = State.PUBLISHED, at
    change_set.conflict, change_set.opened = "", False
    note_roles(change_set)
    change_set.save()
    Remark.objects.create(change_set=change_set, by=actor, at=at, act=Act.PUBLISHED)
    tell(change_set, Act.PUBLISHED)
    alone = change_set.published_alone
    log.write(Act.PUBLISHED, by=actor, about=change_set, alone=alone)


def _write(now: Publication) -> list[Entry]:
    with gate(now.writing):
        replay(now.steps, now.given)
        forms = settle(now.steps, now.given, tiers=now.tiers)
        items = [_item(step, now, forms=forms) for step in now.steps]
        cause = now.change_set.cause
        entries = append(now.head, items, writing=now.writing, cause=cause)
        for model, group in by_model(now.steps).items():
            _revise_kind(model, group)
        index(now.steps, now.given, forms=forms)
        if owed := touched():  # e.g. a cascade reached a record the set does not name
            rows = ", ".join(sorted(map(str, owed)))
            raise Unrevised(f"Written without a revision: {rows}")
    return entries


def _item(step: Step, now: Publication, *, forms: Forms) -> Item:
    numbers = now.given[step.record]
    kind = kind_of(step.model)
    payload = forms.of.get(step.record) or _tombstone(step, now)
    return Item(
        type=_type(step, numbers),
        kind=kind.slug,
        public_id=numbers.public_id,
        record=step.record,
        version=numbers.version,
        payload=payload,
    )


def _tombstone(step: Step, now: Publication) -> dict[str, Any]:
    """Return what stands for a record that leaves; a query where it merges."""
    numbers = now.given[step.record]
    found: dict[str, Any] = {
        "id": numbers.public_id,
        "kind": kind_of(step.model).slug,
        "slug": numbers.slug,
        "withdrawn": now.change_set.reason,
    }
    if key := merged_with(step):
        found[MERGED_INTO] = plain(step.model).get(pk=key).public_id
    return found


def _type(step: Step, numbers: Numbers) -> str:
    if step.op == Op.WITHDRAW:
        return EntryType.MERGED if merged_with(step) else EntryType.WITHDRAWN
    if step.op == Op.EDIT:
        return EntryType.REVISED
    return EntryType.RESTORED if numbers.version > 1 else EntryType.PUBLISHED


def _revise_kind(model: type[Record], group: list[Step]) -> None:
    """Write one revision per changed record and part ("-" ones stand already)."""
    new = {step.record for step in group if step.op == Op.ADD}
    kept = [step.record for step in group if step.op != Op.WITHDRAW]
    _revise_rows(model, kept, new=new)
    for name, part in parts_of(model).items():
        patches = {
            UUID(key): patch
            for step in group
            if step.op != Op.WITHDRAW
            for key, patch in step.patch.get(name, {}).items()
        }
        _revise_rows(
            part, patches, new={k for k, p in patches.items() if isinstance(p, list)}
        )


def _revise_rows(model: type[Tracked], ids: Any, *, new: set[UUID]) -> None:
    rows = list(plain(model).filter(pk__in=list(ids)))  # parts just removed are gone
    revise(model, [row for row in rows if row.pk in new], sign="+")
    revise(model, [row for row in rows if row.pk not in new], sign="~")
