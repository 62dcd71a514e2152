"""The looks in official lists, as answers tell them."""

from dataclasses import replace
from datetime import date

from registry.records.checks_told import checks_told
from registry.records.looked import Seen
from tests.looked_lists import LIST, MAY_29

SEEN = Seen(date(2026, 5, 29), "09:30", "13 platforms", 13)
EARLY = replace(LIST, seen=SEEN, newest=SEEN, overdue=False)


def test_a_check_is_told_with_its_list_day_and_result() -> None:
    (found,) = checks_told([LIST])

    assert found == {
        "list": "OL-0001",
        "name": "List",
        "on": "2026-05-29",
        "time": "17:00",
        "result": "13 platforms.",
        "count": 13,
        "overdue": True,
    }


def test_a_day_before_the_first_check_rests_on_the_newest() -> None:
    before = replace(LIST, seen=None, newest=replace(MAY_29, time=""))
    never = replace(LIST, seen=None, newest=None)

    (found,) = checks_told([before, never])

    assert (found["on"], found["time"]) == ("2026-05-29", None)


def test_a_check_is_told_as_answers_tell_it() -> None:
    (told,) = checks_told([EARLY, replace(EARLY, seen=None, newest=None)])

    assert told == {
        "list": "OL-0001",
        "name": "List",
        "on": "2026-05-29",
        "time": "09:30",
        "result": "13 platforms",
        "count": 13,
        "overdue": False,
    }


def test_before_the_first_look_the_newest_is_told() -> None:
    (told,) = checks_told([replace(EARLY, seen=None)])

    assert told["on"] == "2026-05-29"
