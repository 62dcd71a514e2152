"""The pages of a search: every result on one of them, and where they end."""

from collections import Counter

import pytest

from registry.pages.hits import DEEPEST, FIRST, PER_PAGE, needed, paged
from registry.pages.reader import BadParameter
from registry.pages.results import MOST
from registry.search.find import Found
from registry.search.models import SearchRow

EVENTS = 5  # of all, the others are policies


def found(total: int, number: str = "2") -> Found:
    """Return what a search for one page of so many results finds; no query."""
    kinds = ["events"] * EVENTS + ["policies"] * (total - EVENTS)
    rows = [SearchRow(public_id=f"X-{n}", kind=kind) for n, kind in enumerate(kinds)]
    return Found(dict(Counter(kinds)), rows[: needed(number)], None)


def pages(total: int) -> list[list[str]]:
    """Return the public ids on every page."""
    last = paged(found(total), "1").last
    numbers = map(str, range(1, last + 1))
    return [
        [row.public_id for row in paged(found(total, number), number).rows]
        for number in numbers
    ]


@pytest.mark.parametrize("total", [EVENTS, 40, FIRST, FIRST + 1, 200, DEEPEST])
def test_every_result_is_on_one_page(total: int) -> None:
    ids = [public_id for page in pages(total) for public_id in page]

    assert sorted(ids) == sorted({f"X-{n}" for n in range(total)})


def test_further_pages_begin_with_what_the_first_left_out() -> None:
    first, second, third = pages(EVENTS + MOST + PER_PAGE + 3)

    assert len(first) == EVENTS + MOST
    assert second[0] == f"X-{EVENTS + MOST}"
    assert (len(second), len(third)) == (PER_PAGE, 3)


def test_the_first_page_needs_not_know_what_the_others_show() -> None:
    assert (needed("1"), needed("2"), needed("x")) == (FIRST, DEEPEST, DEEPEST)
    assert paged(found(DEEPEST, "1"), "1").last == paged(found(DEEPEST), "2").last


def test_the_last_page_says_where_more_fit() -> None:
    last = paged(found(DEEPEST + 1), "1").last

    assert paged(found(DEEPEST + 1), str(last)).ends_at == DEEPEST
    assert paged(found(DEEPEST + 1), str(last - 1)).ends_at == 0
    assert paged(found(DEEPEST), str(last)).ends_at == 0
    assert sum(map(len, pages(DEEPEST + 1))) == DEEPEST


@pytest.mark.parametrize("asked", ["0", "-1", "3", "1.0", "x", ""])
def test_a_page_there_is_not_is_refused(asked: str) -> None:
    with pytest.raises(BadParameter, match="Give a page from 1 to 2"):
        paged(found(40), asked)


def test_nothing_found_is_one_page() -> None:
    nothing = paged(Found({}, [], None), "1")

    assert (nothing.rows, nothing.here, nothing.last) == ([], 1, 1)
    with pytest.raises(BadParameter):
        paged(Found({}, [], None), "2")
