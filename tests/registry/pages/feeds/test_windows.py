"""Which entries stand in which document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.ledger.models import Entry
from registry.pages.feeds.spans import LENGTH, Span
from registry.pages.feeds.windows import LEAST, Window, archived, newest


@dataclass(frozen=True)
class Fitting:
    """A narrowing to these change numbers."""

    seqs: Sequence[int]
    lasts: bool = True

    def before(self, seq: int, limit: int, *, floor: int = 1) -> list[Any]:
        found = [Entry(seq=one) for one in self.seqs if floor <= one <= seq]
        return sorted(found, key=lambda one: -one.seq)[:limit]


def numbers(window: Window) -> list[int]:
    return [entry.seq for entry in window.entries]


def back(source: Fitting, head: int) -> list[list[int]]:
    """Return the numbers of each document on the way back."""
    window = newest(source, head)
    found = [numbers(window)]
    while window.earlier:
        window = archived(source, window.earlier)
        found.append(numbers(window))
    return found


@given(st.sets(st.integers(1, 400)))
def test_the_way_back_yields_each_entry_once_newest_first(fitting: set[int]) -> None:
    found = back(Fitting(sorted(fitting)), 400)

    assert [seq for document in found for seq in document] == sorted(fitting)[::-1]
    assert all(found[1:])  # no archive is empty


@given(st.sets(st.integers(1, 400)))
def test_the_newest_document_is_neither_short_nor_long(fitting: set[int]) -> None:
    first = back(Fitting(sorted(fitting)), 400)[0]

    assert min(LEAST, len(fitting)) <= len(first) < LEAST + LENGTH


def test_new_entries_leave_every_archive_as_it_was() -> None:
    older = back(Fitting(range(1, 301)), 300)
    later = back(Fitting(range(1, 451)), 450)

    assert later[-len(older[1:]) :] == older[1:]


def test_an_archive_leads_to_the_one_before_that_holds_entries() -> None:
    source = Fitting([3, *range(201, 300)])

    assert archived(source, Span(201, 250)).earlier == Span(1, 50)
    assert archived(source, Span(1, 50)).earlier is None


def test_what_fits_for_a_day_only_has_no_archives() -> None:
    found = newest(Fitting(range(1, 301), lasts=False), 300)

    assert (len(found.entries), found.earlier) == (LEAST, None)
