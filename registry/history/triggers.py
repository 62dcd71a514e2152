"""Install the triggers after every migrate, and say which are missing.

SQLite drops a table's triggers whenever Django rebuilds that table, so they are made
anew each time; a system check reports any that is not there.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from registry.history import triggers_postgresql, triggers_sqlite


def wanted() -> Iterator[tuple[str, str, str]]:
    """Yield (trigger, table, statement after its name) for this database."""
    if connection.vendor == "sqlite":
        return triggers_sqlite.triggers()
    return triggers_postgresql.triggers()


def install(**signal: Any) -> None:
    """Create every trigger anew; safe to run twice."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(";".join(triggers_postgresql.FUNCTIONS))
        for name, table, body in wanted():
            if table in existing:
                cursor.execute(_drop(name, table))
                cursor.execute(f'CREATE TRIGGER "{name}" {body}')


def remove() -> None:
    """Drop them all: only to empty a test database."""
    with connection.cursor() as cursor:
        for name, table, _body in wanted():
            cursor.execute(_drop(name, table))


def missing() -> list[str]:
    """Return the names of triggers that should stand and do not; two queries."""
    existing = set(connection.introspection.table_names())
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        found = (
            "SELECT tgname || ' ' || relname FROM pg_trigger JOIN pg_class "
            "ON pg_class.oid = tgrelid WHERE tgenabled <> 'D'"
        )
    with connection.cursor() as cursor:
        cursor.execute(found)
        have = {row[0] for row in cursor.fetchall()}
    should = {_label(name, t) for name, t, _ in wanted() if t in existing}
    return sorted(should - have)


def _label(name: str, table: str) -> str:
    return name if connection.vendor == "sqlite" else f"{name} {table}"


def _drop(name: str, table: str) -> str:
    on = "" if connection.vendor == "sqlite" else f' ON "{table}"'
    return f'DROP TRIGGER IF EXISTS "{name}"{on}'
