"""The Hong Kong data set, loaded once for all tests that ask for it.

It lies in a database of its own beside the empty one: a test that names `hong_kong`
finds it loaded, and leaves it as it found it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

COMMITTING = {"transactional_db", "live_server"}  # what they write, no rollback undoes
SENT_AWAY = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = %s AND pid <> pg_backend_pid()"""


@contextmanager
def beside(name: str) -> Iterator[None]:
    """Turn Django's connection to another database, and back."""
    kept, here = connection.settings_dict["NAME"], connection.connection
    connection.settings_dict["NAME"], connection.connection = name, None
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.connection = kept, here


def copied(to: Path) -> str:
    """Copy the database at hand, under the stem of `to`; return the copy's name."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(to)])
        return str(to)
    source = connection.settings_dict["NAME"]
    connection.close()  # nobody may stand in a template, not even
    on_server(SENT_AWAY, source)  # the server's thread for a window left open
    on_server(f'CREATE DATABASE "{source}_{to.stem}" TEMPLATE "{source}"')
    return f"{source}_{to.stem}"


def dropped(name: str) -> None:
    """Remove a copy."""
    if connection.vendor == "sqlite":
        Path(name).unlink()
    else:
        on_server(f'DROP DATABASE "{name}"')


def on_server(statement: str, *given: str) -> None:
    """Run a statement that PostgreSQL takes outside databases' own transactions."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement, given or None)


def commits(request: Any) -> bool:
    """Tell whether a test writes for good."""
    mark = request.node.get_closest_marker("django_db")
    marked = bool(mark and mark.kwargs.get("transaction"))
    return marked or bool(COMMITTING & set(request.fixturenames))


@pytest.fixture(scope="session")
def loaded(
    django_db_setup: None,  # noqa: ARG001 - the empty database
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Return the name of a database with the data set in it."""
    folder = tmp_path_factory.mktemp("hong_kong")
    with django_db_blocker.unblock():
        name = copied(folder / "loaded.sqlite3")
        with beside(name):
            call_command("load_seeds", verbosity=0)
    yield name
    with django_db_blocker.unblock():
        dropped(name)


@pytest.fixture(scope="class")  # before the fixtures that open a transaction
def _in_hong_kong(
    loaded: str, request: Any, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[None]:
    with django_db_blocker.unblock(), beside(loaded):
        if not commits(request):
            yield
            return
        name = copied(tmp_path_factory.mktemp("own") / "own.sqlite3")
        with beside(name):
            yield
        dropped(name)


@pytest.fixture
def hong_kong(_in_hong_kong: None, db: None) -> None:
    """Let a test find the register with the Hong Kong data set published."""
