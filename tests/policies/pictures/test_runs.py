"""What stands from day to day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policies.pictures.runs import ONE_DAY, Run, runs, turning_days

BEGAN, ENDED, NOW = date(2023, 6, 1), date(2024, 5, 31), date(2025, 1, 1)


def law(day: date) -> str:
    return "none" if day < BEGAN else "in-force" if day <= ENDED else "repealed"


def test_each_stretch_has_its_first_day_and_its_last() -> None:
    assert runs({BEGAN, ENDED, ENDED + ONE_DAY}, law, until=NOW) == [
        Run(None, date(2023, 5, 31), "none"),
        Run(BEGAN, ENDED, "in-force"),
        Run(date(2024, 6, 1), NOW, "repealed"),
    ]


def test_nothing_is_told_of_the_days_after() -> None:
    found = runs({BEGAN, ENDED + ONE_DAY}, law, until=date(2023, 7, 1))

    assert found[-1] == Run(BEGAN, date(2023, 7, 1), "in-force")


def test_without_days_one_thing_stands() -> None:
    assert runs([], law, until=NOW) == [Run(None, NOW, "repealed")]


@given(st.sets(st.integers(0, 400)), st.integers(0, 500))
def test_stretches_follow_each_other_and_differ(offsets: set[int], until: int) -> None:
    days = {BEGAN + timedelta(days=offset) for offset in offsets}
    last = BEGAN + timedelta(days=until)

    found = runs(days, lambda day: sum(d <= day for d in days) // 2, until=last)

    assert found[0].first is None
    assert found[-1].last == last
    for before, after in pairwise(found):
        assert after.first == before.last + ONE_DAY
        assert before.what != after.what


def test_a_date_turns_at_its_bounds_and_the_day_after() -> None:
    assert turning_days(["2023-05", ""]) == {
        date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 31), date(2023, 6, 1)
    }  # fmt: skip
