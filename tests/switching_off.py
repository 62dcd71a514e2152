"""Take a protection away, and tell whether a test notices."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from registry.history import triggers, triggers_postgresql
from registry.history.tables import (
    HEAD,
    added_tables,
    kept_tables,
    live_tables,
    twin_tables,
)

NOTHING = {"sqlite": "SELECT 1;", "postgresql": "NULL;"}  # as a statement

# sorts of triggers, and the way to write that each of them alone refuses
GUARDS = {
    "sqlite": {
        "live insert": "plain `bulk_create()`",
        "live update": "plain `update()`",
        "live delete": "`_raw_delete()`",
        "twin insert": "a revision, `save()`",
        "twin frozen": "a revision, `update()`",
        "twin close": "a revision, closed by hand",
        "twin delete": "a revision, `delete()`",
        "fixed gate": "the ledger, `create()`",
        "fixed update": "the ledger, `update()`",
        "fixed delete": "the ledger, `_raw_delete()`",
        "added update": "a remark, `update()`",
        "added delete": "a remark, `delete()`",
        "added insert": "SQLite: `REPLACE` of a remark",
        "kept delete": "an account, `_raw_delete()`",
        "kept insert": "SQLite: `REPLACE` of an account",
        "head update": "the head, `update()`",
        "head delete": "the head, `delete()`",
    },
    "postgresql": {
        "live mark": "plain `update()`",
        "live truncate": "PostgreSQL: `TRUNCATE` of records",
        "twin clear": "a revision, `save()`",
        "twin close": "a revision, `update()`",
        "twin refuse": "a revision, `delete()`",
        "twin truncate": "PostgreSQL: `TRUNCATE` of revisions",
        "fixed gate": "the ledger, `create()`",
        "fixed refuse": "the ledger, `update()`",
        "fixed truncate": "PostgreSQL: `TRUNCATE` of the ledger",
        "added frozen": "a remark, `update()`",
        "added refuse": "a remark, `delete()`",
        "added truncate": "PostgreSQL: `TRUNCATE` of remarks",
        "kept refuse": "an account, `_raw_delete()`",
        "head gate": "the head, `update()`",
        "head refuse": "the head, `delete()`",
        "head truncate": "PostgreSQL: `TRUNCATE` of the head",
    },
}


def sort_of(name: str, table: str) -> str:
    """Return what a trigger guards and how, as in GUARDS."""
    sorts = {HEAD: "head"}
    sorts |= {table: "live" for table, _columns in live_tables()}
    sorts |= {table: "twin" for table, _columns in twin_tables()}
    sorts |= dict.fromkeys(added_tables(), "added")
    sorts |= dict.fromkeys(kept_tables(), "kept")
    return f"{sorts.get(table, 'fixed')} {name.rpartition('_')[2]}"


def red(test: Callable[..., object], *given: Any) -> bool:
    """Tell whether a test fails; nothing it did stays."""
    try:
        with transaction.atomic():
            try:
                test(*given)
            finally:
                transaction.set_rollback(True)
    except (AssertionError, pytest.fail.Exception):
        return True
    return False


def without(clause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install all guards without one of their clauses, a regular expression."""

    def bare(text: str) -> str:
        return re.sub(clause, NOTHING[connection.vendor], text)

    bodies = [(name, on, bare(body)) for name, on, body in triggers.wanted()]
    functions = [bare(text) for text in triggers_postgresql.FUNCTIONS]
    monkeypatch.setattr(triggers, "wanted", lambda: iter(bodies))
    monkeypatch.setattr(triggers_postgresql, "FUNCTIONS", functions)
    triggers.install()


@contextmanager
def migrated(app: str, *operations: Operation) -> Iterator[None]:
    """Run what a migration would do to the database's tables, and take it back.

    What follows a migrate is not run.
    """
    states = [MigrationLoader(connection).project_state()]
    for operation in operations:
        states.append(states[-1].clone())
        operation.state_forwards(app, states[-1])
    steps = list(zip(operations, states, states[1:], strict=False))
    for operation, old, new in steps:
        with connection.schema_editor() as editor:
            operation.database_forwards(app, editor, old, new)
    try:
        yield
    finally:
        for operation, old, new in reversed(steps):
            with connection.schema_editor() as editor:
                operation.database_backwards(app, editor, new, old)
