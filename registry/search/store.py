"""The two indexes as one: what each database's module offers."""

from collections.abc import Iterable
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from registry.search import postgresql, sqlite
from registry.search.postings import Posting
from registry.search.query import Query


class Store(Protocol):
    """An index beside the search rows. `sqlite` says what each function promises."""

    FITTING: str  # SQL for the keys of the rows that fit an expression, its parameter
    RANKED: str  # SQL for the rows: `{columns}`; query, names, kinds, limit, offset

    def install(self, cursor: CursorWrapper) -> None: ...  # noqa: D102
    def size(self, cursor: CursorWrapper) -> int: ...  # noqa: D102
    def clear(self, cursor: CursorWrapper) -> None: ...  # noqa: D102
    def add(self, cursor: CursorWrapper, postings: Iterable[Posting]) -> None: ...  # noqa: D102
    def remove(self, cursor: CursorWrapper, postings: Iterable[Posting]) -> None: ...  # noqa: D102
    def expression(self, query: Query) -> str: ...  # noqa: D102
    def names(self, query: Query) -> str: ...  # noqa: D102


STORES: dict[str, Store] = {"sqlite": sqlite, "postgresql": postgresql}


def store_of(connection: BaseDatabaseWrapper) -> Store:
    """Return the index of this database; another database is a KeyError."""
    return STORES[connection.vendor]
