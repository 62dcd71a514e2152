"""Days along a line."""

from datetime import date
from itertools import pairwise

import pytest

from registry.pages.pictures.scale import APART, Scale

YEARS = Scale(date(2020, 1, 1), date(2024, 12, 31), 0, 1000)


def test_the_ends_lie_at_the_ends_and_the_middle_between() -> None:
    assert YEARS.x(date(2020, 1, 1)) == 0
    assert YEARS.x(date(2024, 12, 31)) == 1000
    assert YEARS.x(date(2022, 7, 2)) == 500


def test_a_day_outside_lies_at_the_near_end() -> None:
    assert YEARS.x(date(1999, 1, 1)) == 0
    assert YEARS.x(date(2030, 1, 1)) == 1000
    assert not YEARS.holds(date(2030, 1, 1))


def test_a_single_day_is_a_scale_too() -> None:
    day = date(2023, 6, 1)

    assert Scale(day, day, 10, 20).x(day) == 10


@pytest.mark.parametrize(
    "last", [date(2020, 6, 30), date(2021, 3, 1), date(2035, 1, 1)]
)
@pytest.mark.parametrize("right", [300, 1000])
def test_names_never_stand_too_near(last: date, right: int) -> None:
    ticks = Scale(date(2019, 11, 6), last, 0, right).ticks()

    assert len(ticks) >= 2
    assert all(b.x - a.x > APART * 0.8 for a, b in pairwise(ticks))


def test_a_year_begins_in_january() -> None:
    ticks = YEARS.ticks()

    assert {tick.is_year for tick in ticks} == {tick.day.month == 1 for tick in ticks}
    assert [t.day.year for t in ticks if t.is_year] == [2020, 2021, 2022, 2023, 2024]
