"""The two indexes as one: what each database's module offers."""

from collections.abc import Iterable
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from registry.search import postgresql, sqlite
from registry.search.models import SearchRow
from registry.search.postings import Posting
from registry.search.query import Query


class Store(Protocol):
    """An index beside the search rows."""

    FITTING: str  # SQL for the keys of the rows that fit an expression, its parameter
    # SQL for `{columns}`, the best first; parameters query, names, leading, exact,
    # kinds, limit, offset, behind, and places: JSON of {kind: place among namesakes}
    RANKED: str
    NEAR: str  # SQL for `{columns}`; parameters pieces, looked_at, behind

    def install(self, cursor: CursorWrapper) -> None:
        """Make the index where it is missing."""

    def lay(self, cursor: CursorWrapper) -> None:
        """Put an empty index of this connection alone before the register's."""

    def take_away(self, cursor: CursorWrapper) -> None:
        """Take the connection's own index away."""

    def size(self, cursor: CursorWrapper) -> int:
        """Return how many rows are indexed."""

    def clear(self, cursor: CursorWrapper) -> None:
        """Forget all rows."""

    def add(self, cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
        """Index rows that are not indexed."""

    def remove(self, cursor: CursorWrapper, rows: Iterable[SearchRow]) -> None:
        """Forget rows, given just as they were indexed."""

    def expression(self, query: Query) -> str:
        """Return the query in the database's words."""

    def names(self, query: Query) -> str:
        """Return the part of the query that asks for whole names."""

    def exact(self, query: Query) -> str:
        """Return the part of the query that asks for the words as they follow."""

    def leading(self, query: Query) -> str:
        """Return the question whether a name holds the very words asked for."""

    def pieces(self, grams: Iterable[str]) -> str:
        """Return the question which rows hold any of these pieces."""


STORES: dict[str, Store] = {"sqlite": sqlite, "postgresql": postgresql}


def store_of(connection: BaseDatabaseWrapper) -> Store:
    """Return the index of this database; another database is a KeyError."""
    return STORES[connection.vendor]
