"""Each database has its index."""

import pytest
from django.db import connection

from registry.search import postgresql, sqlite
from registry.search.store import STORES, store_of


def test_the_database_decides() -> None:
    expected = {"sqlite": sqlite, "postgresql": postgresql}

    assert store_of(connection) is expected[connection.vendor]


@pytest.mark.parametrize("name", ["install", "size", "clear", "add", "remove"])
def test_both_offer_the_same(name: str) -> None:
    assert all(callable(getattr(store, name)) for store in STORES.values())
