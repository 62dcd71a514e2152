"""Make a change set of changes: the one way in for forms, loader and imports."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.changesets.models import REASON_LENGTH, Cause, Change, ChangeSet, Op
from registry.changesets.refusals import Invalid
from registry.records.models import Record
from registry.records.state import diff, empty

# NUL, as JSON writes it, and half a surrogate pair: PostgreSQL refuses both
UNWRITABLE = re.compile(r"(?<!\\)(\\\\)*\\u0000|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is to become of one record."""

    model: type[Record]
    record: UUID
    op: str
    patch: dict[str, Any] = field(default_factory=dict)  # see registry.records.state


def new_record(model: type[Record], record: UUID, *, state: dict[str, Any]) -> Proposed:
    """Return the proposal to add a record in this state."""
    patch = diff(empty(model), empty(model) | state)
    return Proposed(model, record, Op.ADD, patch)


@transaction.atomic
def propose(
    changes: Iterable[Proposed],
    *,
    author: User,
    reason: str,
    cause: str,
    at: datetime,
) -> ChangeSet:
    """Return a complete draft; three queries, however many changes.

    Raise Invalid for a reason of fewer than 10 characters, an unknown cause, a record
    that is named twice, or a text that no database holds.
    """
    reason, changes = reason.strip(), list(changes)
    if found := list(_faults(reason, cause, changes=changes)):
        raise Invalid([("", path, message) for path, message in found])
    change_set = ChangeSet.objects.create(
        author=author, reason=reason, cause=cause, proposed_at=at
    )
    fill(change_set, changes)
    return change_set


def fill(change_set: ChangeSet, changes: Iterable[Proposed]) -> None:
    """Store the changes of a set that holds none yet; one query."""
    Change.objects.bulk_create(
        Change(
            change_set=change_set,
            position=position,
            kind=change.model._meta.label_lower,
            record=change.record,
            op=change.op,
            patch=change.patch,
        )
        for position, change in enumerate(changes, 1)
    )


def refuse_unwritable(reason: str, changes: Iterable[Proposed]) -> None:
    """Raise Invalid for text that no database holds."""
    if found := list(_unwritable(reason, changes)):
        raise Invalid([("", path, message) for path, message in found])


def _faults(
    reason: str, cause: str, *, changes: Collection[Proposed]
) -> Iterator[tuple[str, str]]:
    if len(reason) < REASON_LENGTH:
        yield "reason", _("Say why, in at least 10 characters.")
    if cause not in Cause:
        yield "cause", f"{cause!r} is not one of {Cause.values}."
    if len({change.record for change in changes}) < len(changes):
        yield "changes", _("A change set names a record once.")
    yield from _unwritable(reason, changes)


def _unwritable(reason: str, changes: Iterable[Proposed]) -> Iterator[tuple[str, str]]:
    texts = [("reason", reason), *(item for c in changes for item in c.patch.items())]
    for path, text in texts:
        if UNWRITABLE.search(json.dumps(text, ensure_ascii=False)):
            yield path, _("It holds a character that no text can hold.")
