"""The calendar of what is coming."""

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from registry.pages.calendar import days
from tests.makers import a_policy, revise

pytestmark = pytest.mark.django_db
ASKED = "/coming.ics?true_on=2024-06-30"


def events(address: str = ASKED) -> list[dict[str, object]]:
    """Return the events of the calendar."""
    answer = Client().get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_day_is_a_whole_day_event() -> None:
    a_policy(title_en="A bill", expected_effective="2024-07-02")

    (event,) = events()

    assert event["SUMMARY"] == "Expected to take effect: A bill"
    assert event["DTSTART"].dt == date(2024, 7, 2)
    assert event["DTEND"].dt == date(2024, 7, 3)
    assert event["URL"].endswith("/policies/a-bill")


def test_a_month_spans_its_days_and_says_that_the_day_is_not_known() -> None:
    a_policy(title_en="A bill", expected_effective="2024-07")

    (event,) = events()

    assert event["SUMMARY"] == (
        "Expected to take effect: A bill (day not known: Jul 2024)"
    )
    assert event["DTSTART"].dt == date(2024, 7, 1)
    assert event["DTEND"].dt == date(2024, 8, 1)


def test_an_event_keeps_its_identity_when_its_day_moves() -> None:
    policy = a_policy(expected_effective="2024-07-02")
    (before,) = events()

    revise(policy, expected_effective="2024-07-09")
    (after,) = events()

    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_it_speaks_the_language_asked_and_refuses_another() -> None:
    a_policy(title_zh_hant="條例草案", expected_effective="2024-07-02")

    (event,) = events(f"{ASKED}&lang=zh-hant")

    assert "條例草案" in event["SUMMARY"]
    assert Client().get(f"{ASKED}&lang=fr").status_code == 400


def test_the_same_register_gives_the_same_bytes() -> None:
    a_policy(expected_effective="2024-07-02")

    assert Client().get(ASKED).content == Client().get(ASKED).content


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("[2024-07-01..]", (date(2024, 7, 1), date(2024, 7, 1))),
        ("[..2024-07-01]", (date(2024, 7, 1), date(2024, 7, 1))),
    ],
)
def test_an_open_side_is_the_other_one(
    literal: str, expected: tuple[date, date]
) -> None:
    assert days(literal) == expected
