"""The index stands after every migrate, whatever was there before."""

import pytest
from django.db import DatabaseError, connection

from registry.search.analyser import ANALYSER_VERSION
from registry.search.find import find
from registry.search.index import stale_count, write
from registry.search.install import install
from registry.search.models import SearchRow
from registry.search.store import store_of
from tests.registry.search.documents import document

pytestmark = pytest.mark.django_db

LOST = {
    "sqlite": "DROP TABLE registry_searchindex",
    "postgresql": "DROP TABLE registry_searchindex",
}


def indexed() -> int:
    with connection.cursor() as cursor:
        return store_of(connection).size(cursor)


def test_it_is_safe_to_run_twice() -> None:
    write([document(name="Bullish")])

    install(connection)
    install(connection)

    assert find("bullish").total == indexed() == 1


def test_a_lost_index_is_built_anew() -> None:
    write([document(name="Bullish")])
    with connection.cursor() as cursor:
        cursor.execute(LOST[connection.vendor])

    install(connection)

    assert find("bullish").total == indexed() == 1


def test_what_a_flush_left_behind_is_forgotten() -> None:
    write([document(name="Bullish")])
    SearchRow.objects.all().delete()

    install(connection)

    assert indexed() == 0


def test_an_index_of_another_analyser_is_built_anew() -> None:
    write([document(name="Bullish")])
    SearchRow.objects.update(analyser=ANALYSER_VERSION - 1)

    install(connection)

    assert stale_count() == 0
    assert find("bullish").total == 1


def test_nothing_is_made_before_the_rows_have_a_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOST[connection.vendor])
    monkeypatch.setattr(connection.introspection, "table_names", list)

    install(connection)

    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"no such table|does not exist"),
    ):
        store_of(connection).size(cursor)
