"""One consistent read: nothing published meanwhile is seen in part."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from registry.ledger.models import Entry
from registry.ledger.read import head
from registry.past.views import laid


class NoSuchEntry(Exception):
    """No entry has this number; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The register once entry `seq` was written; `root` is None where it is the past.

    `last_digest` is that entry's payload digest: salted, it names this ledger alone.
    """

    seq: int
    recorded_at: datetime
    last_digest: str
    log_id: str
    root: str | None


@contextmanager
def standing(seq: int | None = None) -> Iterator[Standing]:
    """Have every read inside answer as of one entry: `seq`, else the newest.

    Raise NoSuchEntry. Inside somebody's transaction that one's isolation holds.
    """
    past = nullcontext() if seq is None else laid(seq)
    with past, _one_read():
        now = head()
        wanted = now.seq if seq is None else seq
        rows = Entry.objects.filter(seq=wanted, seq__lte=now.seq)
        row = rows.values_list("recorded_at", "payload_digest").first()
        if row is None:
            raise NoSuchEntry(
                f"There is no change no. {wanted}: the newest is no. {now.seq}."
                if now.seq
                else "Nothing is published yet: there is nothing to export."
            )
        is_newest = wanted == now.seq
        yield Standing(wanted, *row, now.log_id, now.root if is_newest else None)


@contextmanager
def _one_read() -> Iterator[None]:
    """Read from one snapshot: of PostgreSQL REPEATABLE READ, of SQLite a deferred one.

    Django's own transaction would take SQLite's write lock, and stop all editors.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
