"""What may stand on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records.partial_date import bounds
from registry.records.steps import Step, standing

DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))


def steps(*literals: str) -> list[Step[int]]:
    """Return steps numbered from 1, on the days these literals may mean."""
    found = [bounds(literal) for literal in literals]
    return [Step(n, b.earliest, b.latest) for n, b in enumerate(found, start=1)]


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Step[int]], list[date]]:
    """Draw true days in order, and steps that know each only within bounds."""
    days = sorted(draw(st.lists(DAYS, max_size=5)))
    wide = st.one_of(st.none(), st.integers(0, 90).map(lambda n: timedelta(days=n)))
    found = []
    for number, day in enumerate(days, start=1):
        less, more = draw(wide), draw(wide)
        first = None if less is None else day - less
        last = None if more is None else day + more
        found.append(Step(number, first, last))
    return found, days


@pytest.mark.parametrize(
    ("literals", "on", "may_stand"),
    [
        ((), "2022-01-01", [None]),
        (("2022-06-01",), "2022-05-31", [None]),
        (("2022-06-01",), "2022-06-01", [1]),
        (("2022-06",), "2022-05-31", [None]),
        (("2022-06",), "2022-06-01", [None, 1]),
        (("2022-06",), "2022-06-29", [None, 1]),
        (("2022-06",), "2022-06-30", [1]),
        (("[..2022-06-01]",), "1900-01-01", [None, 1]),
        (("[..2022-06-01]",), "2022-06-01", [1]),
        (("[2022-06-01..]",), "2022-05-31", [None]),
        (("[2022-06-01..]",), "2100-01-01", [None, 1]),
        # the later step bounds the earlier, and the earlier the later
        (("[2022-06-01..]", "2022-07-01"), "2022-07-01", [2]),
        (("2022-06-01", "[..2022-08-01]"), "2022-05-31", [None]),
        (("2022-06-01", "[..2022-08-01]"), "2022-06-01", [1, 2]),
        (("2022-06", "[..2022-08-01]"), "2022-06-15", [None, 1, 2]),
        # two on one day: the later stands
        (("2022-06-01", "2022-06-01"), "2022-06-01", [2]),
        # order and days disagree: what has happened counts
        (("2022-08-01", "2022-06-01"), "2022-06-01", [2]),
    ],
)
def test_every_step_that_may_be_the_last_may_stand(
    literals: tuple[str, ...], on: str, may_stand: list[int | None]
) -> None:
    found = standing(steps(*literals), date.fromisoformat(on))

    assert found == may_stand


@given(lives(), DAYS)
def test_the_truth_is_always_among_what_may_stand(
    life: tuple[list[Step[int]], list[date]], on: date
) -> None:
    known, days = life

    found = standing(known, on)

    assert (sum(day <= on for day in days) or None) in found
    assert len(set(found)) == len(found)


@given(st.lists(DAYS, max_size=5).map(sorted), DAYS)
def test_exact_days_leave_nothing_open(days: list[date], on: date) -> None:
    exact = [Step(number, day, day) for number, day in enumerate(days)]

    assert len(standing(exact, on)) == 1
