"""The official lists that were looked in."""

from datetime import date

from registry.api.looked import fresh, overdue
from registry.records.looked import Looked, Seen
from registry.records.names import Text

SEEN = Seen(date(2026, 5, 29), "09:30", "13 platforms", 13)


def a_list(**given: object) -> Looked:
    """Return an official list that was looked in once."""
    usual = {
        "public_id": "OL-0001",
        "name": Text("List", "en"),
        "url": "",
        "regulator": Text("SFC", "en"),
        "shows": "licensed",
        "regimes": ("vatp",),
        "days_allowed": 7,
        "seen": SEEN,
        "newest": SEEN,
        "overdue": False,
    }
    return Looked(**usual | given)  # type: ignore[arg-type]  # a test's own


def test_one_list_that_is_overdue_is_enough() -> None:
    assert overdue([a_list(), a_list(overdue=True)])
    assert not overdue([a_list()])


def test_a_list_nobody_had_looked_in_says_so() -> None:
    told = fresh(a_list(seen=None))

    assert (told["checked_on"], told["result"], told["url"]) == (None, None, None)
    assert fresh(a_list())["checked_on"] == "2026-05-29"
