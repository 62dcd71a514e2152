"""The index on SQLite: an FTS5 table without content, its rows numbered beside it.

Such a table must be told again what it is to forget, so `remove` works only with the
tokens that `add` was given (https://www.sqlite.org/fts5.html#contentless_tables). The
numbers are ours: SQLite may renumber rows whose key is no integer.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from registry.search.postings import Posting
from registry.search.query import Clause, Phrase, Query

NUMBERS = """
CREATE TABLE IF NOT EXISTS registry_searchnumber
(number integer PRIMARY KEY, record char(32) NOT NULL UNIQUE)
"""
# The tokeniser `ascii` splits at ASCII marks only: our tokens hold none, but the `=`.
INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS registry_searchindex
USING fts5 (heading, body, content = '', tokenize = "ascii tokenchars '='")
"""
FITTING = """
SELECT record FROM registry_searchnumber WHERE number IN (
    SELECT rowid FROM registry_searchindex WHERE registry_searchindex MATCH %s
)
"""
RANKED = """
SELECT {columns} FROM registry_searchindex
JOIN registry_searchnumber ON number = registry_searchindex.rowid
JOIN registry_searchrow ON registry_searchrow.record = registry_searchnumber.record
WHERE registry_searchindex MATCH %(query)s
AND (%(kinds)s = '[]' OR kind IN (SELECT value FROM json_each(%(kinds)s)))
ORDER BY
    number IN (
        SELECT rowid FROM registry_searchindex
        WHERE registry_searchindex MATCH %(names)s
    ) DESC,
    bm25(registry_searchindex, 10.0, 1.0),
    public_id
LIMIT %(limit)s OFFSET %(offset)s
"""


def install(cursor: CursorWrapper) -> None:
    """Make the tables where they are missing."""
    cursor.execute(NUMBERS)
    cursor.execute(INDEX)


def size(cursor: CursorWrapper) -> int:
    """Return how many rows are indexed."""
    cursor.execute("SELECT count(*) FROM registry_searchindex")
    return int(cursor.fetchone()[0])


def clear(cursor: CursorWrapper) -> None:
    """Forget all rows."""
    cursor.execute(
        "INSERT INTO registry_searchindex (registry_searchindex) VALUES ('delete-all')"
    )
    cursor.execute("DELETE FROM registry_searchnumber")


def add(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Index rows that are not indexed."""
    found = list(postings)
    cursor.executemany(
        "INSERT INTO registry_searchnumber (record) VALUES (%s)",
        [(posting.record.hex,) for posting in found],
    )
    numbers = _numbers(cursor, found)
    cursor.executemany(
        "INSERT INTO registry_searchindex (rowid, heading, body) VALUES (%s, %s, %s)",
        [(numbers[posting.record], *_texts(posting)) for posting in found],
    )


def remove(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Forget rows, given just what was indexed of them."""
    found = list(postings)
    numbers = _numbers(cursor, found)
    cursor.executemany(
        "INSERT INTO registry_searchindex (registry_searchindex, rowid, heading, body)"
        " VALUES ('delete', %s, %s, %s)",
        [(numbers[posting.record], *_texts(posting)) for posting in found],
    )
    cursor.executemany(
        "DELETE FROM registry_searchnumber WHERE number = %s",
        [(number,) for number in numbers.values()],
    )


def expression(query: Query) -> str:
    """Return the query in FTS5's words; tokens hold nothing that needs escaping."""
    clauses = " AND ".join(_any(clause) for clause in query.clauses)
    return f"({clauses}) OR {names(query)}"


def names(query: Query) -> str:
    """Return the part of the query that asks for whole names."""
    return _any(query.names)


def _any(clause: Clause) -> str:
    return f"({' OR '.join(_phrase(phrase) for phrase in clause)})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_open else ""}'


def _numbers(cursor: CursorWrapper, postings: Iterable[Posting]) -> dict[UUID, int]:
    keys = json.dumps([posting.record.hex for posting in postings])
    cursor.execute(
        "SELECT record, number FROM registry_searchnumber"
        " WHERE record IN (SELECT value FROM json_each(%s))",
        [keys],
    )
    return {UUID(record): number for record, number in cursor.fetchall()}


def _texts(posting: Posting) -> tuple[str, str]:
    return " ".join(posting.heading), " ".join(posting.body)
