"""Cursors: where a page ended."""

import base64
import re

import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from policies.models import Regulator
from registry.api.cursors import SORTS, Cursor, Place, page
from registry.api.parameters import Unreadable
from tests.makers import a_regulator, revise

AFTER = Cursor("after", "Where the page before ended.")
KEYS = st.one_of(
    st.tuples(
        st.sampled_from(["public_id", "-public_id"]),
        st.from_regex(r"[A-Z]{2,4}-[0-9]{4,12}", fullmatch=True),
    ),
    st.tuples(st.sampled_from(["seq", "-seq"]), st.integers(0, 10**18 - 1).map(str)),
)


def walked(sort: str, limit: int) -> list[str]:
    """Return the public ids of every page, in order."""
    found, place = page(QuerySet(Regulator), sort=sort, after=None, limit=limit)
    ids = list(found)
    while place:
        after = AFTER.read(str(place))
        found, place = page(QuerySet(Regulator), sort=sort, after=after, limit=limit)
        assert found
        ids += found
    return ids


@given(KEYS)
def test_a_place_is_read_back_from_its_cursor(key: tuple[str, str]) -> None:
    cursor = str(Place(*key))

    assert AFTER.read(cursor) == Place(*key)
    assert re.fullmatch(AFTER.schema()["pattern"], cursor)
    assert len(cursor) <= AFTER.schema()["maxLength"]


@given(st.text())
def test_a_text_we_never_gave_is_no_cursor(text: str) -> None:
    with pytest.raises(Unreadable):
        AFTER.read(text)


@pytest.mark.parametrize(
    "place",
    [
        *("public_id:5", "seq:RG-0001", "name:RG-0001", "seq:-5", "seq:" + "9" * 19),
        *("public_id:RG-0001 ", "public_id:RG-٠٠٠١", "seq:1:2", ""),
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
def test_what_is_published_meanwhile_shifts_nothing() -> None:
    rows = QuerySet(Regulator)
    for n in range(3):
        a_regulator(name_en=f"Authority {n}")
    _first, place = page(rows, sort="-public_id", after=None, limit=2)

    a_regulator(name_en="Late")
    rest, end = page(rows, sort="-public_id", after=place, limit=2)

    assert (list(rest), end) == (["RG-0001"], None)
