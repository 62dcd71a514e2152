"""The page of what is coming."""

from datetime import date

import pytest

from policies.themes.coming import COMING, NEXT
from registry.records.themes import Theme
from tests.makers import a_policy

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def shown() -> Theme:
    return COMING.build(ON, language="en", chosen="")


def test_dates_stand_by_month_and_inexact_ones_as_they_are_known() -> None:
    for day in ("2024-07-02", "2024-07-09", "2024-08", "2024"):
        a_policy(expected_effective=day)

    found = shown()

    assert [section.title for section in found.sections] == [
        "Jul 2024",
        "Aug 2024",
        "2024",
    ]
    assert found.answer[0].text == (
        "4 dates on record lie ahead on 30 Jun 2024. The next: 2 Jul 2024."
    )


def test_the_next_five_are_named_first_where_there_are_more() -> None:
    for day in range(1, NEXT + 2):
        a_policy(expected_effective=f"2024-07-0{day}")

    first, month = shown().sections

    assert first.title == "Next five dates"
    assert (len(first.rows), len(month.rows)) == (NEXT, NEXT + 1)


def test_nothing_ahead_is_stated() -> None:
    (section,) = shown().sections

    assert section.rows == ()
    assert section.empty.startswith("No consultation, start or end on record")
