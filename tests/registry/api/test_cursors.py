"""Cursors: where a page ended, and in which state of the register."""

import base64
import re
from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from policies.exchange.models import Exchange
from policies.models import Regulator
from registry.api.cursors import SORTS, Cursor, Moved, Place, Walk, page
from registry.api.parameters import Unreadable
from registry.ledger.read import head
from tests.makers import a_regulator, an_entity, an_exchange, revise

AFTER = Cursor("after", "Where the page before ended.")
KEYS = st.one_of(
    st.tuples(
        st.sampled_from(["public_id", "-public_id"]),
        st.from_regex(r"[A-Z]{2,4}-[0-9]{4,12}", fullmatch=True),
    ),
    st.tuples(st.sampled_from(["seq", "-seq"]), st.integers(0, 10**18 - 1).map(str)),
)
SEQS = st.integers(1, 10**18 - 1)
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


def walked(sort: str, limit: int) -> list[str]:
    """Return the public ids of every page, in order."""
    found = page(QuerySet(Regulator), Walk(sort), limit=limit)
    ids = list(found.found)
    while found.last:
        found = page(QuerySet(Regulator), Walk(sort, found.last), limit=limit)
        assert found.found
        ids += found.found
    return ids


@given(KEYS, SEQS, DAYS)
def test_a_place_is_read_back_from_its_cursor(
    key: tuple[str, str], seq: int, on: date
) -> None:
    cursor = str(Place(*key, seq, on))

    assert AFTER.read(cursor) == Place(*key, seq, on)
    assert re.fullmatch(AFTER.schema()["pattern"], cursor)
    assert len(cursor) <= AFTER.schema()["maxLength"]


@given(st.text())
def test_a_text_we_never_gave_is_no_cursor(text: str) -> None:
    with pytest.raises(Unreadable):
        AFTER.read(text)


@pytest.mark.parametrize(
    "place",
    [
        *("public_id:5@1/2024-01-01", "seq:RG-0001@1/2024-01-01", "", "seq:5"),
        *("name:RG-0001@1/2024-01-01", "seq:-5@1/2024-01-01", "seq:5@0/2024-01-01"),
        *("seq:5@1/2024-02-30", "seq:5@1/0001-01-01", "seq:5@1/2024-01-01 "),
        *("public_id:RG-٠٠٠١@1/2024-01-01", f"seq:5@{'9' * 19}/2024-01-01"),
    ],
)
def test_a_forged_place_is_no_cursor(place: str) -> None:
    forged = base64.urlsafe_b64encode(place.encode()).decode()

    with pytest.raises(Unreadable):
        AFTER.read(forged)


@pytest.mark.django_db
@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 500])
@pytest.mark.parametrize("sort", SORTS)
def test_the_pages_hold_every_record_once_in_order(sort: str, limit: int) -> None:
    made = [a_regulator(name_en=f"Authority {n}") for n in range(4)]
    revise(made[1], remit="Something else.")
    by_id = ["RG-0001", "RG-0002", "RG-0003", "RG-0004"]
    by_seq = ["RG-0001", "RG-0003", "RG-0004", "RG-0002"]

    found = walked(sort, limit)

    expected = by_seq if "seq" in sort else by_id
    assert found == (expected[::-1] if sort.startswith("-") else expected)


@pytest.mark.django_db
def test_the_first_page_counts_what_fits_in_the_same_query(
    django_assert_num_queries: Any,
) -> None:
    firm = an_entity()
    rows = QuerySet(Exchange).filter(operators__entity=firm).distinct()
    assert page(rows, Walk("public_id"), limit=5).count == 0
    for n in range(3):
        an_exchange(name_en=f"Platform {n}", operators=[{"entity": firm}] * 2)

    with django_assert_num_queries(1):
        first = page(rows, Walk("public_id"), limit=2)
    rest = page(rows, Walk("public_id", first.last), limit=2)

    assert (len(first.found), first.count) == (2, 3)
    assert (len(rest.found), rest.count, rest.last) == (1, None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("after", [None, "RG-0001", "RG-0002"])
def test_a_page_of_another_moment_is_none(after: str | None) -> None:
    for n in range(2):
        a_regulator(name_en=f"Authority {n}")
    before = head().seq
    walk = Walk("public_id", after, before)
    assert page(QuerySet(Regulator), walk, limit=5)

    a_regulator(name_en="Late")

    with pytest.raises(Moved):
        page(QuerySet(Regulator).exclude(name_en="Late"), walk, limit=5)
