"""Runs of change numbers."""

import pytest

from registry.pages.feeds.spans import LENGTH, Span, read, span_of


def test_runs_follow_each_other_without_a_gap() -> None:
    found = dict.fromkeys(span_of(seq) for seq in range(1, 3 * LENGTH + 1))

    assert [(one.first, one.last) for one in found] == [(1, 50), (51, 100), (101, 150)]
    assert all(one.last - one.first + 1 == LENGTH for one in found)


def test_a_run_is_read_as_it_is_written() -> None:
    assert read(str(Span(51, 100))) == Span(51, 100)


@pytest.mark.parametrize(
    "text", ["", "51", "51-99", "0-49", "52-101", "051-100", "100-51", "x", "٥١-١٠٠"]
)
def test_nothing_else_is_a_run(text: str) -> None:
    assert read(text) is None
