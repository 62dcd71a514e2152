"""What desk.py runs in a database that holds the data set.

Opening a form is the whole request, as one process serves it, cookies and middleware
included. Ordinary is the policy and the licence with the most citations up to 15. A
draft of 200 changes holds a text of each of 200 records, and each tenth one's name.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from policies.models import Licence, Policy
from registry.changesets import drafts
from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed
from registry.changesets.publish import publish
from registry.changesets.review import approve, submit
from registry.citations.models import Citation
from registry.clock import now
from registry.records.kinds import kinds
from registry.records.models import Record
from registry.records.state import fields_of
from tests.cast import member
from tests.proposals import edit

RUNS, WARM = 25, 3
CHANGES = 200
ORDINARY = 15  # citations
TEXTS = ("note", "remit", "state_raw")
NAMES = ("title_en", "name_en")
REASON = "Because it is measured."


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took in ms: until it was done, and of a processor for itself.

    The latter leaves out the server of PostgreSQL, and whatever else a busy machine
    does meanwhile.
    """

    whole: float
    own: float


def taken(run: Callable[[], Any]) -> Taken:
    """Return what one run took."""
    began, own = time.perf_counter(), time.process_time()
    run()
    own, whole = time.process_time() - own, time.perf_counter() - began
    return Taken(whole * 1000, own * 1000)


def pace() -> float:
    """Return how many ms this machine takes, just now, to add two million numbers.

    A machine that others share is fast one minute and slow the next: figures of two
    runs are to be compared by it.
    """
    began = time.perf_counter()
    sum(number for number in range(2_000_000))
    return (time.perf_counter() - began) * 1000


def begin(what: str) -> None:
    """Print what is measured next, and how fast the machine is."""
    print(f" {what} (two million additions take {pace():.0f} ms)")


def report(what: str, found: list[Taken], *, limit: int | None) -> None:
    """Print the median, and how far the runs lie apart."""
    whole = [one.whole for one in found]
    beside = f"limit {limit}" if limit else "no limit"
    spread = f"{min(whole):.0f} to {max(whole):.0f}, {len(whole)} runs"
    own = f"{statistics.median(one.own for one in found):.0f} of our processor"
    print(f"  {what}: {statistics.median(whole):.0f} ms ({beside}; {spread}; {own})")


def forms() -> list[tuple[str, Record]]:
    """Return what is opened: two of ordinary size, and the most cited record."""
    ordinary = [max(within(model), key=citations) for model in (Policy, Licence)]
    most = max(Policy.objects.all(), key=citations)
    return [
        (f"{record.public_id}, {citations(record)} citations", record)
        for record in [*ordinary, most]
    ]


def within(model: type[Record]) -> list[Record]:
    """Return the records of ordinary size."""
    return [row for row in model.objects.all() if citations(row) <= ORDINARY]


def citations(record: Record) -> int:
    """Return how many citations a record has."""
    return Citation.objects.filter(object_id=record.pk).count()


def open_forms(author: User, *, limit: int) -> None:
    """Report what opening each form costs this person."""
    client = Client()
    client.force_login(author)
    for name, record in forms():
        meta = record._meta
        path = reverse(f"admin:{meta.app_label}_{meta.model_name}_change",
                       args=[record.pk])  # fmt: skip
        if {client.get(path).status_code for _number in range(WARM)} != {200}:
            sys.exit(f"{path} does not answer")
        found = [taken(lambda path=path: client.get(path)) for _ in range(RUNS)]
        is_ordinary = citations(record) <= ORDINARY
        report(name, found, limit=limit if is_ordinary else None)


def edits(mark: str) -> list[Proposed]:
    """Return 200 changes of the register as it stands."""
    return list(islice(_edits(mark), CHANGES))


def _edits(mark: str) -> Iterator[Proposed]:
    rows = [row for kind in kinds() for row in kind.record.objects.all()]
    for number, row in enumerate(rows):
        columns = {field.name for field in fields_of(type(row))}
        told = {name: f"Measured {mark}." for name in TEXTS if name in columns}
        if number % 10 == 0:
            called = [name for name in NAMES if name in columns]
            told |= dict.fromkeys(called, f"{row.public_id} {mark}")
        if told:
            yield edit(row, **told)


def kept(author: User, mark: str) -> ChangeSet:
    """Return an open draft of 200 changes."""
    drafts.start(author, at=now())
    return drafts.keep(edits(mark), author=author, at=now(), reason=REASON)


def published(author: User, reviewer: User, mark: str) -> Taken:
    """Return what it took to publish 200 changes that were approved."""
    found = kept(author, mark)
    submit(found, actor=author, at=now())
    found.refresh_from_db()
    approve(found, actor=reviewer, at=now(), seen=found.content_hash)
    return taken(lambda: publish(found, actor=reviewer, clock=now))


def main() -> None:
    """Print all figures."""
    author, reviewer = member("publisher"), member("administrator")
    begin("Opening a form with an empty draft")
    open_forms(author, limit=50)
    draft = kept(author, "in a draft")
    begin(f"Opening a form with a draft of {draft.changes.count()} changes")
    open_forms(author, limit=150)
    drafts.leave(author)
    begin("Publishing")
    found = [published(author, reviewer, f"{run}") for run in range(RUNS)]
    report(f"{CHANGES} changes", found, limit=600)
    connection.close()


if __name__ == "__main__":
    main()
