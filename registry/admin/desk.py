"""The desk, first page of the editors' side: what waits, and what was published."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from registry.admin.titles import titles
from registry.changesets.models import ENDED, ChangeSet, State
from registry.ledger import read
from registry.ledger.models import Entry
from registry.records.kinds import kind_by_slug
from registry.records.names import Text

SHOWN = 12  # change sets of one list; the rest is behind its link
LATELY = 6  # changes published last


@dataclass(frozen=True, slots=True)
class Queue:
    """Change sets that wait: the oldest of them, and how many there are."""

    total: int
    sets: list[ChangeSet]


@dataclass(frozen=True, slots=True)
class Line:
    """A published change and what it is about; `opts` names its admin pages."""

    entry: Entry
    name: Text
    opts: Any


def desk(user: User, at: datetime, *, language: str) -> dict[str, Any]:
    """Return what the desk shows this person; a fixed number of queries."""
    head = read.head()
    publishes = user.has_perm("registry.publish_changeset")
    others = Q(state=State.SUBMITTED) & ~Q(author=user.pk)
    seen = Q() if publishes else Q(author=user.pk)
    return {
        "at": at,
        "head": head,
        "publishes": publishes,
        "waiting": _queue(others if publishes else Q(pk__in=[])),
        "mine": _queue(Q(author=user.pk, state=State.DRAFT)),
        "conflicts": _queue(Q(state=State.CONFLICT) & seen),
        "lately": _lately(head.seq, language),
    }


def waiting_for(user: User) -> int:
    """Return how many open change sets this person may see; one query."""
    rows = ChangeSet.objects.exclude(state__in=ENDED)
    if not user.has_perm("registry.publish_changeset"):
        rows = rows.filter(author=user.pk)
    return rows.count()


def _queue(wanted: Q) -> Queue:
    rows: QuerySet[ChangeSet] = ChangeSet.objects.filter(wanted)
    oldest = rows.select_related("author").annotate(record_count=Count("changes"))
    return Queue(rows.count(), list(oldest.order_by("proposed_at")[:SHOWN]))


def _lately(seq: int, language: str) -> list[Line]:
    entries = read.before(seq, LATELY)
    keys: Collection[UUID] = {entry.record for entry in entries}
    names = titles(keys, language)
    return [
        Line(
            entry,
            names.get(entry.record, Text(entry.public_id, "en")),
            kind_by_slug()[entry.kind].record._meta,
        )
        for entry in entries
    ]
