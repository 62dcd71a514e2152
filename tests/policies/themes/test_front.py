"""The panel of the home page."""

from datetime import date
from typing import Any

import pytest

from policies.themes.front import front, newest_look
from tests.makers import a_licence, a_source, an_entity, an_exchange, an_official_list

pytestmark = pytest.mark.django_db


def licensed(**how: Any) -> str:
    platform = an_exchange()
    event = {"position": 1, "status": "licensed", "effective": "2024-01-10"}
    a_licence(holder=an_entity(), exchanges=[platform], status_events=[event], **how)
    return platform.public_id


def a_list(**fields: Any) -> str:
    checks = [
        {"checked_on": "2024-06-01", "result": "4 platforms.", "entries_count": 4}
    ]
    how = {"shows": "licensed", "regimes": ["vatp"], "checks": checks, **fields}
    return an_official_list(**how).public_id


def test_the_list_is_told_with_what_is_held_of_it() -> None:
    licensed()
    licensed(source=a_source(publisher_kind="press"))
    key = a_list()

    found = front(date(2024, 6, 3), "en")

    assert "list of 1 Jun 2024 shows 4 platforms" in found.title
    assert found.sentence == (
        "1 confirmed here from official text, 1 reported,"
        " 2 whose name we have not established."
    )
    assert found.source == key
    assert found.note == ""


def test_once_the_list_is_overdue_nothing_is_said_for_the_day() -> None:
    platform = licensed()
    a_list()

    found = front(date(2024, 7, 1), "en")

    assert found.note.startswith("We cannot say for 1 Jul 2024")
    assert [one.public_id for one in found.standing] == [platform]
    assert found.day == date(2024, 6, 1)


def test_before_any_look_the_register_speaks_for_itself() -> None:
    licensed()
    a_list()

    found = front(date(2024, 3, 1), "en")

    assert found.title == "1 platform licensed on 1 Mar 2024"
    assert "no look in the official list" in found.sentence
    assert found.source == ""


def test_a_list_of_others_or_without_a_count_is_not_told() -> None:
    a_list(regimes=["stablecoin_issuer"])
    a_list(shows="applicants")
    a_list(checks=[{"checked_on": "2024-06-01", "result": "Looked."}])

    assert newest_look(date(2024, 6, 3), "en") is None


def test_who_holds_nothing_is_not_named() -> None:
    an_exchange()

    assert front(date(2024, 6, 3), "en").standing == ()


@pytest.mark.usefixtures("hong_kong")
def test_hong_kong_has_thirteen_of_which_one_has_no_name_here() -> None:
    found = front(date(2026, 5, 29), "en")

    assert found.title == "The SFC list of 29 May 2026 shows 13 platforms"
    assert found.sentence == (
        "6 confirmed here from official text, 6 reported,"
        " 1 whose name we have not established."
    )
