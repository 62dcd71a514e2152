"""Change sets that wait, made from what stands."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User

from registry.changesets.capture import Page, capture, laid_out
from registry.changesets.drafts import keep, open_set
from registry.changesets.models import EDITABLE, Change, ChangeSet
from registry.changesets.propose import Proposed, propose
from registry.changesets.publish import publish
from registry.changesets.review import approve, submit
from registry.ledger import read
from registry.ledger.models import Entry
from registry.records.models import Record
from registry.records.state import diff
from tests.makers import REASON, cited, live_state, plain

Row = TypeVar("Row", bound=Record)
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def at_noon() -> datetime:
    """Return what the clock says."""
    return NOON


def edit(record: Record, **values: object) -> Proposed:
    """Return the proposal to give a record these values, cited where they need it."""
    live = live_state(record)
    state = cited(type(record), live | plain(type(record), values, live), None)
    return Proposed(type(record), record.pk, "~", diff(live, state))


def kept(author: User, *changes: Proposed) -> ChangeSet:
    """Return a complete draft."""
    return propose(changes, author=author, reason=REASON, cause="new_evidence", at=NOON)


def agreed(change_set: ChangeSet, actor: User) -> list[Entry]:
    """Publish a change set at noon, reviewed first unless it is one's own."""
    if change_set.author != actor and change_set.state in EDITABLE:
        approved(change_set, actor)
    return publish(change_set, actor=actor, clock=at_noon)


def submitted(author: User, *changes: Proposed) -> ChangeSet:
    """Return a change set that waits for review."""
    change_set = kept(author, *changes)
    submit(change_set, actor=author, at=NOON)
    return fresh_set(change_set)


def approved(change_set: ChangeSet, actor: User) -> ChangeSet:
    """Submit a change set for its author, and approve it."""
    submit(change_set, actor=change_set.author, at=NOON)
    seen = fresh_set(change_set).content_hash
    approve(change_set, actor=actor, at=NOON, seen=seen)
    return fresh_set(change_set)


def fresh_set(change_set: ChangeSet) -> ChangeSet:
    """Return a change set, read anew."""
    return ChangeSet.objects.get(pk=change_set.pk)


# What is saved into an open set, as forms do


def drafted(author: User) -> list[Change]:
    """Return the changes of the set this person has open."""
    found = open_set(author)
    return list(found.changes.all()) if found else []


def patch_of(author: User, record: Record) -> Any:
    """Return what the open set says of a record, None where it says nothing."""
    return {c.record: c.patch for c in drafted(author)}.get(record.pk)


def kept_open(author: User, *changes: Proposed) -> ChangeSet:
    """Return the set this person has open, with these changes saved into it."""
    return keep(changes, author=author, at=NOON)


def opened(author: User, model: type[Row]) -> tuple[Page, Row]:
    """Return what the page of the only record is made from, and what it shows."""
    record = seen_by(author, model.objects.get)
    return page_of(author, record), record


def typed(record: Record, **values: object) -> Callable[[], None]:
    """Return what a form does that shows this record, and these typed in."""

    def send() -> None:
        for name, value in values.items():
            setattr(record, name, value)
        record.save()

    return send


def page_of(author: User, *records: Record) -> Page:
    """Return what a page of these records, opened now, is made from."""
    shown = {record.pk: patch_of(author, record) or {} for record in records}
    return Page(read.head().seq, shown)


def saved(author: User, run: Callable[[], Any], *, page: Page | None = None) -> Any:
    """Save what a function writes in the draft into the open set, and return that."""
    page = page or Page(read.head().seq)
    found = capture(run, author=author.pk, page=page, at=NOON, draft=drafted(author))
    if found.changes:
        keep(found.changes, author=author, at=NOON, reason=REASON)
    return open_set(author)


def seen_by(author: User, look: Callable[[], Any]) -> Any:
    """Return what a function sees in this person's draft."""
    with laid_out(drafted(author), author=author.pk, at=NOON):
        return look()
