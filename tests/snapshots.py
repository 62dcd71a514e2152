"""All that guards keep, read at once: two snapshots are equal where nothing changed."""

from typing import Any

from django.db import connection

from registry.history.tables import fixed_tables, live_tables, twin_tables


def snapshot() -> dict[str, list[Any]]:
    """Return {table: rows} of records, parts, links, revisions and ledger."""
    tables = {table for table, _columns in [*live_tables(), *twin_tables()]}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted({*tables, *fixed_tables(), "registry_head"}):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own names
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def revisions(row: Any) -> list[tuple[int, str]]:
    """Return (seq, sign) of each revision of a record or part, oldest first."""
    return list(row.history.order_by("seq").values_list("seq", "history_type"))
