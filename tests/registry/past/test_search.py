"""A search of the past finds what stood there, by the names and texts of then."""

import pytest

from registry.ledger import read
from registry.past.search import searchable
from registry.past.views import laid
from registry.search.find import find
from registry.search.models import SearchRow
from registry.search.near import nearby
from tests.makers import a_regulator, an_exchange, revise, withdraw

pytestmark = pytest.mark.django_db


def names(text):
    return [row.name_en for row in find(text).rows]


def then(seq, look):
    with laid(seq), searchable():
        return look()


def test_a_record_is_found_by_its_name_of_then():
    exchange = an_exchange(name_en="Old Lantern")
    before = read.head().seq
    revise(exchange, name_en="New Harbour")

    assert then(before, lambda: names("lantern")) == ["Old Lantern"]
    assert then(before, lambda: names("harbour")) == []
    assert names("lantern") == []
    assert names("harbour") == ["New Harbour"]


def test_what_left_since_is_found_and_what_came_since_is_not():
    exchange = an_exchange(name_en="Lantern")
    before = read.head().seq
    withdraw(exchange)
    an_exchange(name_en="Harbour")

    assert then(before, lambda: names("lantern")) == ["Lantern"]
    assert then(before, lambda: names("harbour")) == []


def test_texts_of_then_are_searched():
    sfc = a_regulator(name_en="Bureau", remit="Lanterns.")
    before = read.head().seq
    revise(sfc, remit="Harbours.")

    assert then(before, lambda: names("lanterns")) == ["Bureau"]
    assert then(before, lambda: names("harbours")) == []


def test_names_that_are_near_are_those_of_then():
    exchange = an_exchange(name_en="Lanternhouse")
    before = read.head().seq
    revise(exchange, name_en="Harbour")

    assert then(before, near) == ["Lanternhouse"]
    assert near() == []


def near():
    found = nearby("Lanternhause", ["exchanges"])
    return [close.line for close in (*found.look_alikes, *found.names)]


def test_what_follows_the_search_reads_the_same_past():
    exchange = an_exchange(name_en="Lantern")
    before = read.head().seq
    revise(exchange, name_en="Harbour")

    with laid(before):
        with searchable():
            pass
        assert names_of_rows() == ["Lantern"]
    assert names_of_rows() == ["Harbour"]
    assert names("harbour") == ["Harbour"]


def names_of_rows():
    return list(
        SearchRow.objects.filter(kind="exchanges").values_list("name_en", flat=True)
    )


def test_an_error_leaves_the_index_as_it_was():
    an_exchange(name_en="Lantern")

    with pytest.raises(ZeroDivisionError), laid(0), searchable():
        raise ZeroDivisionError

    assert names("lantern") == ["Lantern"]


def test_the_present_is_searched_as_it_is():
    an_exchange(name_en="Lantern")

    with searchable():
        assert names("lantern") == ["Lantern"]
