"""How often we looked."""

from datetime import date

import pytest

from policies.themes.looked import looked
from tests.makers import an_official_list

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def test_looks_by_the_day_are_counted_and_the_last_is_named() -> None:
    days = ("2024-05-01", "2024-06-03", "2024-07-01")
    checks = [{"checked_on": day, "result": "Looked."} for day in days]
    an_official_list(shows="applicants", checks=checks)

    assert "2 times, last: 3 Jun 2024." in looked(["applicants"], ON, language="en")
    assert "it once: 1 May 2024." in looked(
        ["applicants"], date(2024, 5, 2), language="en"
    )


def test_a_list_that_shows_something_else_does_not_count() -> None:
    checks = [{"checked_on": "2024-05-01", "result": "Looked."}]
    an_official_list(shows="licensed", checks=checks)

    assert "no look" in looked(["applicants"], ON, language="en")
