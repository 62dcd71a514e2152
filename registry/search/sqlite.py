"""The index on SQLite: FTS5 tables without content, their rows numbered beside them.

Such a table must be told again what it is to forget, so `remove` works only with the
tokens that `add` was given (https://www.sqlite.org/fts5.html#contentless_tables). The
numbers are ours: SQLite may renumber rows whose key is no integer.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from registry.search.models import SearchRow
from registry.search.postings import Posting, posting
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
# The pieces stand apart: their number would count in the rank of the words.
PIECES = """
CREATE VIRTUAL TABLE IF NOT EXISTS registry_searchpieces
USING fts5 (grams, content = '', tokenize = "ascii tokenchars '='")
"""
FITTING = """
SELECT record FROM registry_searchnumber WHERE number IN (
    SELECT rowid FROM registry_searchindex WHERE registry_searchindex MATCH %s
)
"""
RANKED = """
WITH hits AS (
    SELECT rowid AS number, bm25(registry_searchindex, 10.0, 1.0) AS weight
    FROM registry_searchindex WHERE registry_searchindex MATCH %(query)s
), named AS (
    SELECT rowid AS number
    FROM registry_searchindex WHERE registry_searchindex MATCH %(names)s
), leading AS (
    SELECT rowid AS number
    FROM registry_searchindex WHERE registry_searchindex MATCH %(leading)s
), exact AS (
    SELECT rowid AS number
    FROM registry_searchindex WHERE registry_searchindex MATCH %(exact)s
)
SELECT {columns} FROM hits
JOIN registry_searchnumber USING (number)
JOIN registry_searchrow ON registry_searchrow.record = registry_searchnumber.record
WHERE %(kinds)s = '[]' OR kind IN (SELECT value FROM json_each(%(kinds)s))
ORDER BY
    CASE WHEN number IN named
        THEN coalesce(json_extract(%(places)s, '$."' || kind || '"'), 0)
        ELSE 1000 + 3 * (kind = %(behind)s)
            + CASE WHEN number IN leading THEN 0 WHEN number IN exact THEN 1 ELSE 2 END
    END,
    weight,
    public_id
LIMIT %(limit)s OFFSET %(offset)s
"""
NEAR = """
WITH hits AS (
    SELECT rowid AS number, rank AS weight
    FROM registry_searchpieces WHERE registry_searchpieces MATCH %(pieces)s
    ORDER BY rank LIMIT %(looked_at)s
)
SELECT {columns} FROM hits
JOIN registry_searchnumber USING (number)
JOIN registry_searchrow ON registry_searchrow.record = registry_searchnumber.record
WHERE kind <> %(behind)s
ORDER BY weight, public_id
"""


def install(cursor: CursorWrapper) -> None:
    """Make the tables where they are missing."""
    for statement in (NUMBERS, INDEX, PIECES):
        cursor.execute(statement)


def lay(cursor: CursorWrapper) -> None:
    """Put empty tables of this connection alone before those of the register."""
    for statement in (NUMBERS, INDEX, PIECES):
        own = statement.replace("TABLE IF NOT EXISTS ", "TABLE temp.")
        cursor.execute(own)


def take_away(cursor: CursorWrapper) -> None:
    """Take the connection's own tables away."""
    for name in ("number", "index", "pieces"):
        cursor.execute(f"DROP TABLE IF EXISTS temp.registry_search{name}")


def size(cursor: CursorWrapper) -> int:
    """Return how many rows are indexed."""
    cursor.execute(
        "SELECT min((SELECT count(*) FROM registry_searchindex),"
        " (SELECT count(*) FROM registry_searchpieces))"
    )
    return int(cursor.fetchone()[0])


def clear(cursor: CursorWrapper) -> None:
    """Forget all rows."""
    for table in ("registry_searchindex", "registry_searchpieces"):
        cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our own names
    cursor.execute("DELETE FROM registry_searchnumber")


def add(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Index rows that are not indexed."""
    found = list(postings)
    cursor.executemany(
        "INSERT INTO registry_searchnumber (record) VALUES (%s)",
        [(one.record.hex,) for one in found],
    )
    numbers = _numbers(cursor, found)
    cursor.executemany(
        "INSERT INTO registry_searchindex (rowid, heading, body) VALUES (%s, %s, %s)",
        [(numbers[one.record], *_texts(one)) for one in found],
    )
    cursor.executemany(
        "INSERT INTO registry_searchpieces (rowid, grams) VALUES (%s, %s)",
        [(numbers[one.record], " ".join(one.grams)) for one in found],
    )


def remove(cursor: CursorWrapper, rows: Iterable[SearchRow]) -> None:
    """Forget rows, given just as they were indexed."""
    found = [posting(row) for row in rows]
    numbers = _numbers(cursor, found)
    cursor.executemany(
        "INSERT INTO registry_searchindex (registry_searchindex, rowid, heading, body)"
        " VALUES ('delete', %s, %s, %s)",
        [(numbers[one.record], *_texts(one)) for one in found],
    )
    cursor.executemany(
        "INSERT INTO registry_searchpieces (registry_searchpieces, rowid, grams)"
        " VALUES ('delete', %s, %s)",
        [(numbers[one.record], " ".join(one.grams)) for one in found],
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


def exact(query: Query) -> str:
    """Return the part of the query that asks for the words as they follow."""
    return _any(query.exact or query.names)


def leading(query: Query) -> str:
    """Return the question whether a name holds the very words asked for."""
    return f"{{heading}} : {_any(query.exact[:1] or query.names)}"


def pieces(grams: Iterable[str]) -> str:
    """Return the question which rows hold any of these pieces."""
    return " OR ".join(f'"{gram}"' for gram in grams)


def _any(clause: Clause) -> str:
    return f"({' OR '.join(_phrase(phrase) for phrase in clause)})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_open else ""}'


def _numbers(cursor: CursorWrapper, postings: Iterable[Posting]) -> dict[UUID, int]:
    keys = json.dumps([one.record.hex for one in postings])
    cursor.execute(
        "SELECT record, number FROM registry_searchnumber"
        " WHERE record IN (SELECT value FROM json_each(%s))",
        [keys],
    )
    return {UUID(record): number for record, number in cursor.fetchall()}


def _texts(one: Posting) -> tuple[str, str]:
    return " ".join(one.heading), " ".join(one.body)
