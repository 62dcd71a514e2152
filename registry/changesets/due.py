"""Publish what was scheduled, once its time has come; never by force."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from registry.changesets.aside import mark_conflict
from registry.changesets.models import ChangeSet, State
from registry.changesets.publish import Clock, publish
from registry.changesets.refusals import Refused
from registry.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a set that was due."""

    change_set: ChangeSet
    entries: list[Entry] = field(default_factory=list)
    against: str = ""  # why it was not published
    returned: bool = False  # to its author


def publish_due(*, clock: Clock) -> Iterator[Outcome]:
    """Publish each approved set whose time has come, in the name of who scheduled it.

    Oldest first. What is refused returns to its author with the reason; where the
    database fails, e.g. is locked too long, the set waits for the next run. The others
    go on. Each is a transaction of its own: whoever is killed leaves nothing half done.
    """
    seen: set[UUID] = set()
    while (found := _next(clock(), but=seen)) is not None:
        seen.add(found.pk)
        yield _publish(found, clock=clock)


def _next(at: datetime, *, but: set[UUID]) -> ChangeSet | None:
    """Return the set that is due longest; asked each time, for people act meanwhile."""
    due = ChangeSet.objects.filter(state=State.APPROVED, publish_at__lte=at)
    return due.exclude(pk__in=but).order_by("publish_at", "pk").first()


def _publish(change_set: ChangeSet, *, clock: Clock) -> Outcome:
    actor: Any = change_set.scheduled_by  # somebody: the database keeps it so
    try:
        return Outcome(change_set, publish(change_set, actor=actor, clock=clock))
    except Refused as refusal:
        against = str(refusal)
    except DatabaseError as error:  # it waits for the next run
        return Outcome(change_set, against=str(error))
    if not ChangeSet.objects.filter(pk=change_set.pk, state=State.APPROVED).exists():
        return Outcome(change_set, against=against)  # somebody was quicker
    mark_conflict(change_set, against, by=actor, at=clock())
    return Outcome(change_set, against=against, returned=True)
