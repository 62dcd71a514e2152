"""The index on PostgreSQL: its literals, and what the server makes of them."""

from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from registry.search import postgresql
from registry.search.models import SearchRow
from registry.search.postings import Posting, posting
from registry.search.query import Phrase, Query

QUERY = Query(
    clauses=(
        (Phrase(("hkma",)), Phrase(("金管", "管局"))),
        (Phrase(("licenc",), True),),
    ),
    names=(Phrase(("=hkma",)), Phrase(("=金管局",), is_open=True)),
)


def fits(tokens: str, query: str) -> bool:
    """Ask the server whether a tsvector fits a tsquery."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [tokens, query])
        return bool(cursor.fetchone()[0])


def test_tokens_are_given_with_their_places() -> None:
    found = Posting(uuid4(), ["=hkma", "hkma"], ["金管", "管局", "金管"])

    assert postgresql.literal(found) == ("'=hkma':1A 'hkma':2A '金管':4,6 '管局':5")


def test_a_token_has_no_more_places_than_are_kept() -> None:
    found = postgresql.literal(Posting(uuid4(), [], ["a"] * 1_000))

    assert found.count(",") == postgresql.MOST_PLACES - 1


def test_a_query_is_put_in_the_words_of_tsquery() -> None:
    assert postgresql.expression(QUERY) == (
        "((('hkma') | ('金管' <-> '管局')) & (('licenc':*)))"
        " | (('=hkma') | ('=金管局':*))"
    )


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_server_reads_phrases_and_beginnings() -> None:
    tokens = postgresql.literal(Posting(uuid4(), ["one"], ["金管", "管局", "局"]))

    assert fits(tokens, "'金管' <-> '管局'")
    assert fits(tokens, "'局':*")
    assert not fits(tokens, "'管局' <-> '金管'")
    assert not fits(tokens, "'one' <-> '金管'")  # from heading to body


@pytest.mark.postgresql
@pytest.mark.django_db
@given(st.text(max_size=50), st.text(max_size=50))
def test_the_server_reads_any_text(heading: str, body: str) -> None:
    tokens = postgresql.literal(posting(SearchRow(heading=heading, body=body)))

    assert not fits(tokens, "'a token that no text holds'")


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_server_takes_the_longest_row() -> None:
    words = " ".join(f"w{number}" for number in range(20_000))

    tokens = postgresql.literal(posting(SearchRow(heading=words, body=words)))

    assert fits(tokens, "'w3000' & 'w11999'")
