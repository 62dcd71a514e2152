"""The index on PostgreSQL: tsvectors in a table beside the rows, given as literals.

A literal that is cast passes no parser, dictionary or collation of the server
(https://www.postgresql.org/docs/current/datatype-textsearch.html).
"""

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from registry.search.models import SearchRow
from registry.search.postings import Posting
from registry.search.query import Clause, Phrase, Query

TABLE = """
CREATE TABLE IF NOT EXISTS registry_searchindex
(record uuid PRIMARY KEY, tokens tsvector NOT NULL, grams tsvector NOT NULL)
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS registry_searchindex_{column}
ON registry_searchindex USING gin ({column})
"""
FITTING = "SELECT record FROM registry_searchindex WHERE tokens @@ %s::tsquery"
# Weights of D, C, B and A; 1 divides by the logarithm of the length, as bm25 does.
RANKED = """
SELECT {columns} FROM registry_searchindex
JOIN registry_searchrow USING (record)
WHERE tokens @@ %(query)s::tsquery
AND (%(kinds)s = '[]' OR kind IN (
    SELECT jsonb_array_elements_text(%(kinds)s::jsonb)
))
ORDER BY
    CASE WHEN tokens @@ %(names)s::tsquery
        THEN coalesce((%(places)s::jsonb ->> kind)::int, 0)
        ELSE 1000 + 3 * (kind = %(behind)s)::int
            + CASE WHEN tokens @@ %(leading)s::tsquery THEN 0
                WHEN tokens @@ %(exact)s::tsquery THEN 1 ELSE 2 END
    END,
    ts_rank('{{0.1, 0.1, 0.1, 1.0}}', tokens, %(query)s::tsquery, 1) DESC,
    public_id
LIMIT %(limit)s OFFSET %(offset)s
"""
NEAR = """
WITH hits AS (
    SELECT record, ts_rank(grams, %(pieces)s::tsquery, 1) AS weight
    FROM registry_searchindex WHERE grams @@ %(pieces)s::tsquery
    ORDER BY weight DESC LIMIT %(looked_at)s
)
SELECT {columns} FROM hits
JOIN registry_searchrow USING (record)
WHERE kind <> %(behind)s
ORDER BY weight DESC, public_id
"""
MOST_PLACES = 255  # of one token that a tsvector keeps


def install(cursor: CursorWrapper) -> None:
    """Make the table and its indexes where they are missing."""
    cursor.execute(TABLE)
    for column in ("tokens", "grams"):
        cursor.execute(INDEXES.format(column=column))


def lay(cursor: CursorWrapper) -> None:
    """Put an empty table of this connection alone before that of the register."""
    cursor.execute(TABLE.replace("CREATE TABLE IF NOT EXISTS", "CREATE TEMP TABLE"))


def take_away(cursor: CursorWrapper) -> None:
    """Take the connection's own table away."""
    cursor.execute("DROP TABLE IF EXISTS pg_temp.registry_searchindex")


def size(cursor: CursorWrapper) -> int:
    """Return how many rows are indexed."""
    cursor.execute("SELECT count(*) FROM registry_searchindex")
    return int(cursor.fetchone()[0])


def clear(cursor: CursorWrapper) -> None:
    """Forget all rows."""
    cursor.execute("DELETE FROM registry_searchindex")


def add(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Index rows that are not indexed."""
    found = list(postings)
    cursor.execute(
        "INSERT INTO registry_searchindex (record, tokens, grams)"
        " SELECT record, tokens::tsvector, grams::tsvector"
        " FROM unnest(%s::uuid[], %s::text[], %s::text[])"
        " AS made (record, tokens, grams)",
        [
            [posting.record for posting in found],
            [literal(posting) for posting in found],
            [" ".join(f"'{gram}'" for gram in posting.grams) for posting in found],
        ],
    )


def remove(cursor: CursorWrapper, rows: Iterable[SearchRow]) -> None:
    """Forget rows."""
    cursor.execute(
        "DELETE FROM registry_searchindex WHERE record = ANY(%s)",
        [[row.record for row in rows]],
    )


def literal(posting: Posting) -> str:
    """Return the tokens as a tsvector: each with its places, A for the heading.

    No phrase reaches from heading to body: a place between them stays free.
    """
    places: dict[str, list[str]] = {}
    for place, token in enumerate(posting.heading, 1):
        places.setdefault(token, []).append(f"{place}A")
    for place, token in enumerate(posting.body, len(posting.heading) + 2):
        places.setdefault(token, []).append(str(place))
    return " ".join(
        f"'{token}':{','.join(found[:MOST_PLACES])}" for token, found in places.items()
    )


def expression(query: Query) -> str:
    """Return the query as a tsquery; tokens hold nothing that needs escaping."""
    clauses = " & ".join(_any(clause) for clause in query.clauses)
    return f"({clauses}) | {names(query)}"


def names(query: Query) -> str:
    """Return the part of the query that asks for whole names."""
    return _any(query.names)


def exact(query: Query) -> str:
    """Return the part of the query that asks for the words as they follow."""
    return _any(query.exact or query.names)


def leading(query: Query) -> str:
    """Return the question whether a name holds the very words asked for."""
    return _any(query.exact[:1] or query.names, "A")


def pieces(grams: Iterable[str]) -> str:
    """Return the question which rows hold any of these pieces."""
    return " | ".join(f"'{gram}'" for gram in grams)


def _any(clause: Clause, weight: str = "") -> str:
    return f"({' | '.join(_phrase(phrase, weight) for phrase in clause)})"


def _phrase(phrase: Phrase, weight: str) -> str:
    """Return tokens that follow each other, of one weight or of any."""
    *first, last = phrase.tokens
    label = f":{weight}" if weight else ""
    ends = f":{'*' if phrase.is_open else ''}{weight}".rstrip(":")
    found = [*(f"'{token}'{label}" for token in first), f"'{last}'{ends}"]
    return f"({' <-> '.join(found)})"
