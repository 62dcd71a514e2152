"""The desk, first page of the editors' side: what waits, and what was published."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.functional import Promise

from registry.admin.desk_rows import Row, known, row
from registry.admin.queue_words import WORDS, Words
from registry.admin.queues import Person, counted, first_of, person, wanted
from registry.admin.titles import titles
from registry.admin.urgent import pressing, urgent
from registry.changesets.models import ENDED, ChangeSet
from registry.ledger import read
from registry.ledger.models import Entry
from registry.records.kinds import kind_by_slug
from registry.records.names import Text

LATELY = 6  # changes published last


@dataclass(frozen=True, slots=True)
class Queue:
    """Change sets that wait: the first of them, and how many there are."""

    name: str
    heading: Promise
    words: Words
    total: int
    rows: list[Row]

    @property
    def sets(self) -> list[ChangeSet]:
        """Return the sets of the rows."""
        return [one.change_set for one in self.rows]


@dataclass(frozen=True, slots=True)
class Line:
    """A published change and what it is about; `opts` names its admin pages."""

    entry: Entry
    name: Text
    opts: Any


@dataclass(frozen=True, slots=True)
class Panel:
    """A queue beside the change sets, of other things: drawn by its own template."""

    template: str
    total: int
    content: Mapping[str, Any]


# what makes the panels at the right, in their order; None where nothing waits
Maker = Callable[[Person, datetime], Panel | None]
PANELS: list[Maker] = []


def desk(user: User, at: datetime, *, language: str) -> dict[str, Any]:
    """Return what the desk shows this person; a fixed number of queries."""
    who, head = person(user), read.head()
    queues = _queues(who, at)
    named = {queue.name: queue for queue in queues}
    made = [panel(who, at) for panel in PANELS]
    return {
        "at": at,
        "head": head,
        "acts": not who.looks_on,
        "queues": queues,
        "waiting": [queue for queue in queues if queue.total],
        "urgent": urgent(named, head),
        "pressing": pressing(named),
        "panels": [panel for panel in made if panel is not None and panel.total],
        "lately": _lately(head.seq, language),
    }


def waiting() -> int:
    """Return how many change sets are not settled yet; one query."""
    return ChangeSet.objects.exclude(state__in=ENDED).count()


def _queues(who: Person, at: datetime) -> list[Queue]:
    which = wanted(who)
    totals = counted(which)
    found = {
        name: list(first_of(name, sets)) if totals[name] else []
        for name, sets in which.items()
    }
    all_known = known([one for sets in found.values() for one in sets], who, at=at)
    return [
        Queue(
            name,
            WORDS[name].all if who.looks_on else WORDS[name].mine,
            WORDS[name],
            totals[name],
            [row(name, one, known=all_known) for one in sets],
        )
        for name, sets in found.items()
    ]


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
