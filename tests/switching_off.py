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

NOTHING = {"sqlite": "SELECT 1;", "postgresql": "NULL;"}  # as a statement


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
