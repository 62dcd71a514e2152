from dataclasses import replace
from datetime import date

import pytest

from registry.records.looked import Seen, is_overdue
from tests.looked_lists import LIST

MAY_29 = date(2026, 5, 29)


@pytest.mark.parametrize(
    ("on", "days", "overdue"),
    [
        (date(2026, 5, 1), 7, False),
        (date(2026, 6, 5), 7, False),
        (date(2026, 6, 6), 7, True),
        (date(2026, 6, 6), 8, False),
    ],
)
def test_a_list_is_overdue_once_the_allowed_days_have_passed(on, days, overdue):
    assert is_overdue(MAY_29, on, days_allowed=days) is overdue


def test_a_list_never_looked_in_is_not_overdue():
    assert not is_overdue(None, date.max, days_allowed=1)


@pytest.mark.parametrize(
    ("newest", "day"), [(None, None), (Seen(MAY_29, "", "13 platforms", 13), MAY_29)]
)
def test_a_list_speaks_for_the_day_of_its_newest_check(newest, day):
    assert replace(LIST, seen=None, newest=newest).speaks_for == day
