"""Lay the past under Django: views that bear the names of the live tables.

What Django asks of a table it then asks of the view. SQLite looks into its temporary
schema before all others, so the views stand there while a block lasts. PostgreSQL has
them for good in a schema of their own, which a block puts first on its search path; the
number they read is a setting of the session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from registry.env import POSTGRESQL_OPTIONS
from registry.past.shadows import shadows

SCHEMA, SETTING = "register_past", "register.known_at"


_seq: ContextVar[int | None] = ContextVar("seq", default=None)


def laid_at() -> int | None:
    """Return the entry as of which reads answer; None for the present."""
    return _seq.get()


@contextmanager
def laid(seq: int) -> Iterator[None]:
    """Have every read answer as of entry `seq` inside the block; writes fail there.

    On PostgreSQL two queries; on SQLite two statements a table, in memory.
    """
    with connection.cursor() as cursor:
        lay, take_away = BY_VENDOR[connection.vendor]
        lay(cursor, seq)
        token = _seq.set(seq)
        try:
            yield
        finally:
            _seq.reset(token)
            take_away(cursor)


@contextmanager
def lifted() -> Iterator[None]:
    """Have reads answer as of now inside the block, whatever past is laid around it.

    What `laid` costs, where one is; else nothing.
    """
    seq = laid_at()
    if seq is None:
        yield
        return
    with connection.cursor() as cursor:
        lay, take_away = BY_VENDOR[connection.vendor]
        take_away(cursor)
        token = _seq.set(None)
        try:
            yield
        finally:
            _seq.reset(token)
            lay(cursor, seq)


def install() -> None:
    """Make PostgreSQL's views where they are missing; SQLite needs none."""
    if connection.vendor != "postgresql":
        return
    number = f"current_setting('{SETTING}')::bigint"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema(), to_regnamespace(%s)", [SCHEMA])
        own, there = cursor.fetchone()
        if there:
            return
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table, select in shadows(number, f'"{own}"'):
            cursor.execute(f'CREATE VIEW {SCHEMA}."{table}" AS {select}')


def remove(**_signal: Any) -> None:
    """Take PostgreSQL's views away before a migrate, which would trip over them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _lay_sqlite(cursor: CursorWrapper, seq: int) -> None:
    for table, select in shadows(str(seq), "main"):
        cursor.execute(f'CREATE TEMP VIEW "{table}" AS {select}')


def _take_sqlite(cursor: CursorWrapper) -> None:
    for table, _select in shadows("0", "main"):
        cursor.execute(f'DROP VIEW temp."{table}"')


def _lay_postgresql(cursor: CursorWrapper, seq: int) -> None:
    cursor.execute(
        "SELECT set_config('search_path', %s || current_setting('search_path'), false),"
        " set_config(%s, %s, false)",
        [f"{SCHEMA}, ", SETTING, str(seq)],
    )
    connection.features.allows_group_by_selected_pks = False  # a view has no key
    connection.connection.prepare_threshold = None  # what is prepared reads the tables


def _take_postgresql(cursor: CursorWrapper) -> None:
    connection.features.allows_group_by_selected_pks = True
    connection.connection.prepare_threshold = POSTGRESQL_OPTIONS["prepare_threshold"]
    cursor.execute("RESET search_path")


BY_VENDOR = {
    "sqlite": (_lay_sqlite, _take_sqlite),
    "postgresql": (_lay_postgresql, _take_postgresql),
}
