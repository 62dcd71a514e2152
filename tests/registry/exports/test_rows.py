"""Records come by the numbers of their ids, whole and with what is said of them."""

import json
from datetime import date

import pytest

from registry.exports import rows
from registry.ledger.read import after
from registry.records.kinds import kind_by_slug
from tests.makers import a_licence, a_source, an_exchange, withdraw

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


def test_records_come_in_batches_in_order(monkeypatch, django_assert_num_queries):
    made = [a_source().public_id for _ in range(3)]
    monkeypatch.setattr(rows, "TOGETHER", 2)

    found = list(rows.records(kind_by_slug()["sources"], DAY))

    assert [row.id for row in found] == made
    with django_assert_num_queries(0):
        assert all(json.loads(row.payload) == row.form for row in found)


def test_a_record_is_told_as_on_its_page():
    an_exchange(name_en="A platform")

    (row,) = rows.records(kind_by_slug()["exchanges"], DAY)

    assert row.told["name"] == "A platform"
    assert row.told["tag"] == "none"
    assert (row.seq, row.version) == (after(0, 9)[-1].seq, 1)


def test_a_licence_is_called_by_whom_it_is_about():
    a_licence(exchanges=[an_exchange(name_en="A platform")])

    (row,) = rows.records(kind_by_slug()["licences"], DAY)

    assert row.told["name"].startswith("A platform")


def test_what_was_withdrawn_is_no_record_and_stays_an_entry():
    source = a_source()
    withdraw(source)

    assert list(rows.records(kind_by_slug()["sources"], DAY)) == []
    entries = [json.loads(rows.line(entry)) for entry in rows.entries(2)]
    assert [entry["type"] for entry in entries] == ["published", "withdrawn"]
    assert [e["seq"] for e in entries] == [1, 2]
    assert list(rows.entries(0)) == []
