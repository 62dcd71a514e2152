"""The index on SQLite: its words, and that it forgets what it is told to."""

from uuid import uuid4

import pytest
from django.db import connection

from registry.search import sqlite
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


def tokens(*heading: str, body: tuple[str, ...] = ()) -> Posting:
    return Posting(uuid4(), list(heading), list(body))


def row(heading: str, body: str = "") -> SearchRow:
    return SearchRow(record=uuid4(), heading=heading, body=body)


def holding(expression: str) -> int:
    """Return how many rows fit."""
    with connection.cursor() as cursor:
        cursor.execute(sqlite.FITTING, [expression])
        return len(cursor.fetchall())


def test_a_query_is_put_in_the_words_of_fts5() -> None:
    assert sqlite.expression(QUERY) == (
        '(("hkma" OR "金管 管局") AND ("licenc" *)) OR ("=hkma" OR "=金管局" *)'
    )


@pytest.mark.sqlite
@pytest.mark.django_db
def test_tokens_are_found_as_they_are() -> None:
    with connection.cursor() as cursor:
        sqlite.add(cursor, [tokens("=hkma", "hkma", body=("金管", "管局", "局"))])

    assert holding('"hkma"') == holding('"=hkma"') == 1
    assert holding('"金管 管局"') == holding('"局" *') == 1
    assert holding('"管局 金管"') == holding('"hk"') == holding('"金"') == 0


@pytest.mark.sqlite
@pytest.mark.django_db
def test_no_phrase_reaches_from_heading_to_body() -> None:
    with connection.cursor() as cursor:
        sqlite.add(cursor, [tokens("one", body=("two",))])

    assert holding('"one" AND "two"') == 1
    assert holding('"one two"') == 0


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_is_removed_is_forgotten() -> None:
    kept, gone = row("hkma"), row("hkma", body="金管")
    with connection.cursor() as cursor:
        sqlite.add(cursor, map(posting, [kept, gone]))

        sqlite.remove(cursor, [gone])

        assert sqlite.size(cursor) == 1
        cursor.execute(
            "INSERT INTO registry_searchindex (registry_searchindex)"
            " VALUES ('integrity-check')"
        )
    assert holding('"hkma"') == 1
    assert holding('"金管"') == 0


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_is_removed_can_be_added_again() -> None:
    one = row("hkma")
    with connection.cursor() as cursor:
        sqlite.add(cursor, [posting(one)])
        sqlite.remove(cursor, [one])

        sqlite.add(cursor, [posting(one)])

    assert holding('"hkma"') == 1


@pytest.mark.sqlite
@pytest.mark.django_db
def test_an_index_that_is_cleared_holds_nothing() -> None:
    with connection.cursor() as cursor:
        sqlite.add(cursor, [tokens("hkma")])

        sqlite.clear(cursor)

        assert sqlite.size(cursor) == 0
    assert holding('"hkma"') == 0
