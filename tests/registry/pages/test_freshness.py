"""How fresh the register is."""

from datetime import date

import pytest

from registry.pages.freshness import freshness
from registry.pages.reader import Reader
from tests.makers import an_official_list

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 3)
READER = Reader(language="en", on=ON, today=ON)


def test_a_list_is_told_with_its_newest_check_by_the_day() -> None:
    days = ("2024-05-01", "2024-06-01", "2024-06-04")
    checks = [{"checked_on": d, "result": "2.", "entries_count": 2} for d in days]
    made = an_official_list(name_en="The list", checks=checks)

    (found,) = freshness(READER)

    assert found.name.url == f"/en/official-lists/{made.slug}"
    assert (found.checked, found.machine) == ("1 Jun 2024", "2024-06-01")
    assert (found.count, found.is_overdue) == (2, False)


def test_a_list_nobody_looked_in_has_no_day() -> None:
    an_official_list(checks=[])

    (found,) = freshness(READER)

    assert (found.checked, found.count) == ("", None)
