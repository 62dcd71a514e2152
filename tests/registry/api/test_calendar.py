"""The days that lie ahead, as data."""

from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.makers import a_policy, an_event, withdraw
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db
ON = "true_on=2024-06-30"


def ahead(query: str = ON) -> Any:
    """Return the days that a question finds."""
    return body_of(f"{BASE}/calendar?{query}")["data"]


def test_a_day_is_told_with_its_record_its_value_and_its_source() -> None:
    a_policy(title_en="A bill", expected_effective="2024-07-02")

    (day,) = ahead()

    assert day == {
        "owner": "PL-0001",
        "kind": "policies",
        "path": "expected_effective",
        "day": "2024-07-02",
        "first": "2024-07-02",
        "last": "2024-07-02",
        "what": "Expected to take effect",
        "about": None,
        "source": "SRC-0001",
    }


def test_a_month_tells_between_which_days_it_may_be() -> None:
    a_policy(expected_effective="2024-07")

    (day,) = ahead()

    assert (day["day"], day["first"], day["last"]) == (
        *("2024-07", "2024-07-01", "2024-07-31"),
    )


def test_a_row_of_a_part_is_named_by_its_path() -> None:
    row = {"subject": "cold storage", "valid_from": "2024-08-01"}
    made = a_policy(requirements=[row])

    (day,) = ahead()

    key = made.requirements.get().pk
    assert day["path"] == f"requirements/{key}/valid_from"
    assert day["about"] == "cold storage"


def test_the_nearest_comes_first_and_a_kind_can_be_chosen() -> None:
    a_policy(expected_effective="2024-08-01")
    an_event(date_from="2024-07-01")
    withdraw(an_event(date_from="2024-07-05", title_en="Another"))

    assert [day["owner"] for day in ahead()] == ["EV-0001", "PL-0001"]
    assert [day["owner"] for day in ahead(f"{ON}&kind=policies")] == ["PL-0001"]
    assert list(faults_of(f"{BASE}/calendar?kind=x")) == ["kind"]


def test_what_happens_is_told_in_the_language_asked_for() -> None:
    a_policy(effective="2024-07-02")

    (day,) = ahead(f"{ON}&lang=zh-hant")

    assert day["what"] == "生效"


@pytest.mark.usefixtures("hong_kong")
def test_it_holds_the_days_of_the_file_that_people_subscribe_to() -> None:
    body = body_of(f"{BASE}/calendar?true_on=2023-05-01")

    file = Calendar.from_ical(Client().get("/coming.ics?true_on=2023-05-01").content)
    ids = [str(event["UID"]).partition("@")[0] for event in file.walk("VEVENT")]
    told = [f"{day['owner']}-{day['path'].replace('/', '-')}" for day in body["data"]]
    assert told
    assert told == ids
    assert {day["owner"] for day in body["data"]} <= body["refs"].keys()


def test_it_leads_to_the_page_and_to_the_file() -> None:
    links = body_of(f"{BASE}/calendar?lang=zh-hans")["links"]

    assert Client().get(links["html"]).status_code == 200
    assert Client().get(links["ics"])["Content-Type"].startswith("text/calendar")
