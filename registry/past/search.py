"""Search the past: an index of what stood there, made for one page and forgotten.

The index of the register holds the newest texts alone. Tables of the same names, in the
connection's own temporary schema, stand before it while a block lasts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from registry.changesets.indexing import document
from registry.ledger.models import Entry
from registry.ledger.read import form_of
from registry.past.shadows import directory
from registry.past.views import laid_at
from registry.records.kinds import kinds
from registry.search.index import row_of
from registry.search.models import SearchRow
from registry.search.postings import posting
from registry.search.store import store_of

ROWS = SearchRow._meta.db_table


@contextmanager
def searchable() -> Iterator[None]:
    """Have the search find what the past that is laid held; else change nothing.

    Reads and indexes every record of then: some 0.3 s for 400 of them.
    """
    if (seq := laid_at()) is None:
        yield
        return
    rows = list(_rows())
    store = store_of(connection)
    with connection.cursor() as cursor:
        _make_rows(cursor)
        try:
            store.lay(cursor)
            _fill(cursor, rows)
            store.add(cursor, map(posting, rows))
            yield
        finally:
            store.take_away(cursor)
            _drop_rows(cursor, seq)


def _rows() -> Iterator[SearchRow]:
    """Yield the rows of the directory as they were; two queries a kind."""
    for kind in kinds():
        live = dict(kind.record.objects.values_list("seq", "pk"))
        for entry in Entry.objects.filter(seq__in=list(live)):
            made = document(kind, form_of(entry), record=live[entry.seq], seq=entry.seq)
            yield row_of(made)


def _make_rows(cursor: CursorWrapper) -> None:
    """Put an empty table where the view of the directory stood."""
    if connection.vendor == "postgresql":
        cursor.execute(f"CREATE TEMP TABLE {ROWS} AS SELECT * FROM {ROWS} LIMIT 0")  # noqa: S608 - our own name
        return
    cursor.execute(f"CREATE TEMP TABLE then_ AS SELECT * FROM {ROWS} LIMIT 0")  # noqa: S608 - our own name
    cursor.execute(f"DROP VIEW temp.{ROWS}")
    cursor.execute(f"ALTER TABLE temp.then_ RENAME TO {ROWS}")


def _drop_rows(cursor: CursorWrapper, seq: int) -> None:
    if connection.vendor == "postgresql":
        cursor.execute(f"DROP TABLE pg_temp.{ROWS}")
        return
    cursor.execute(f"DROP TABLE temp.{ROWS}")
    cursor.execute(f"CREATE TEMP VIEW {ROWS} AS {directory(str(seq), 'main')}")


def _fill(cursor: CursorWrapper, rows: list[SearchRow]) -> None:
    fields = SearchRow._meta.concrete_fields
    columns = ", ".join(str(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values: list[list[Any]] = [
        [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
        for row in rows
    ]
    cursor.executemany(f"INSERT INTO {ROWS} ({columns}) VALUES ({places})", values)  # noqa: S608 - our own names
