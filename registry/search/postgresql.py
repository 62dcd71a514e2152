"""The index on PostgreSQL: a tsvector column beside the rows, given as a literal.

A literal that is cast passes no parser, dictionary or collation of the server
(https://www.postgresql.org/docs/current/datatype-textsearch.html).
"""

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from registry.search.postings import Posting
from registry.search.query import Clause, Phrase, Query

COLUMN = "ALTER TABLE registry_searchrow ADD COLUMN IF NOT EXISTS tokens tsvector"
INDEX = """
CREATE INDEX IF NOT EXISTS registry_searchrow_tokens
ON registry_searchrow USING gin (tokens)
"""
FITTING = "SELECT record FROM registry_searchrow WHERE tokens @@ %s::tsquery"
# Weights of D, C, B and A; 1 divides by the logarithm of the length, as bm25 does.
RANKED = """
SELECT {columns} FROM registry_searchrow
WHERE tokens @@ %(query)s::tsquery
AND (%(kinds)s = '[]' OR kind IN (
    SELECT jsonb_array_elements_text(%(kinds)s::jsonb)
))
ORDER BY
    tokens @@ %(names)s::tsquery DESC,
    ts_rank('{{0.1, 0.1, 0.1, 1.0}}', tokens, %(query)s::tsquery, 1) DESC,
    public_id
LIMIT %(limit)s OFFSET %(offset)s
"""
MOST_PLACES = 255  # of one token that a tsvector keeps


def install(cursor: CursorWrapper) -> None:
    """Make the column and its index where they are missing."""
    cursor.execute(COLUMN)
    cursor.execute(INDEX)


def size(cursor: CursorWrapper) -> int:
    """Return how many rows are indexed."""
    cursor.execute("SELECT count(tokens) FROM registry_searchrow")
    return int(cursor.fetchone()[0])


def clear(cursor: CursorWrapper) -> None:
    """Forget all rows."""
    cursor.execute("UPDATE registry_searchrow SET tokens = NULL")


def add(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Index rows, whatever was indexed of them before."""
    found = [(posting.record, literal(posting)) for posting in postings]
    cursor.execute(
        "UPDATE registry_searchrow AS kept SET tokens = made.tokens::tsvector"
        " FROM unnest(%s::uuid[], %s::text[]) AS made (record, tokens)"
        " WHERE kept.record = made.record",
        [[record for record, _ in found], [tokens for _, tokens in found]],
    )


def remove(cursor: CursorWrapper, postings: Iterable[Posting]) -> None:
    """Do nothing: tokens go with their row, or give way to new ones."""


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


def _any(clause: Clause) -> str:
    return f"({' | '.join(_phrase(phrase) for phrase in clause)})"


def _phrase(phrase: Phrase) -> str:
    tokens = " <-> ".join(f"'{token}'" for token in phrase.tokens)
    return f"({tokens}{':*' if phrase.is_open else ''})"
