"""What a record is, of the kinds that have no status."""

from datetime import date

import pytest

from policies.answers.descriptions import (
    ASSETS,
    EVENTS,
    LICENCE_TYPES,
    REGULATORS,
    SOURCES,
    Description,
)
from registry.records.kinds import Answer
from registry.records.models import Record
from tests.makers import a_licence_type, a_regulator, a_source, an_asset, an_event
from tests.policies.answers.saying import said

pytestmark = pytest.mark.django_db


def described(by: Description, record: Record, on: date = date(2024, 6, 1)) -> Answer:
    """Return the answer of a record without status."""
    return by([record.public_id], on=on, language="en")[record.public_id]


def test_a_regulator_is_told_by_its_sort() -> None:
    found = described(REGULATORS, a_regulator(type="statutory_regulator"))

    assert said(found) == {
        "tag": None,
        "sentence": "Statutory regulator (Hong Kong).",
        "confirmed": True,
    }


@pytest.mark.parametrize(
    ("columns", "on", "sentence"),
    [
        ({"effective": "2023-06-01"}, "2023-06-01",
         "In force in Hong Kong since 1 Jun 2023."),
        ({"effective": "2023-06-01"}, "2023-05-31",
         "Not in force on this day. In force since: 1 Jun 2023."),
        ({"effective": "2023"}, "2023-06-01",
         "Not certain on this day. Possible: Made, not yet in force / In force."),
        ({}, "2023-06-01", "In force in Hong Kong since a day not on record."),
        ({"state": "planned"}, "2023-06-01", "Planned, not in force."),
        ({"state": "dropped"}, "2023-06-01",
         "Proposed and dropped, never in force."),
    ],
)  # fmt: skip
def test_a_licence_type_is_told_by_its_state(
    columns: dict[str, str], on: str, sentence: str
) -> None:
    licence_type = a_licence_type(**columns)

    found = described(LICENCE_TYPES, licence_type, date.fromisoformat(on))

    assert (found["tag"], found["sentence"]) == (None, sentence)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"date_from": "2022-10-31"}, "Milestone: 31 Oct 2022."),
        ({"date_from": "2023-06-01", "date_to": "2024-05-31"},
         "Milestone: from 1 Jun 2023 to 31 May 2024."),
    ],
)  # fmt: skip
def test_an_event_is_told_by_its_days(days: dict[str, str], sentence: str) -> None:
    assert described(EVENTS, an_event(**days))["sentence"] == sentence


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"asset_class": "virtual_asset", "symbol": "BTC"},
         "Virtual asset in Hong Kong rules. Symbol: BTC."),
        ({"asset_class": "specified_stablecoin"},
         "Specified stablecoin in Hong Kong rules."),
        ({"symbol": "UST"},
         "A token. Its class in Hong Kong rules is not on record. Symbol: UST."),
        ({}, "A token. Its class in Hong Kong rules is not on record."),
    ],
)  # fmt: skip
def test_an_asset_is_told_by_its_class(columns: dict[str, str], sentence: str) -> None:
    assert described(ASSETS, an_asset(**columns))["sentence"] == sentence


def test_an_asset_without_a_class_is_confirmed_by_nobody() -> None:
    assert not described(ASSETS, an_asset())["confirmed"]
    assert described(ASSETS, an_asset(asset_class="cbdc"))["confirmed"]


def test_an_event_the_press_tells_of_is_not_confirmed() -> None:
    event = an_event(source=a_source(publisher_kind="press"))

    assert not described(EVENTS, event)["confirmed"]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("gazette", "Official source. Gazette: A publisher."),
        ("court", "Official source. Court or tribunal: A publisher."),
        ("company", "Secondary source. The firm itself: A publisher."),
    ],
)
def test_a_source_is_told_by_its_publisher(kind: str, sentence: str) -> None:
    found = described(SOURCES, a_source(publisher_kind=kind))

    assert (found["sentence"], found["confirmed"]) == (sentence, True)


def test_the_days_of_an_event_are_the_next_changes() -> None:
    event = an_event(date_from="2024-06-01", date_to="2024-06-30")

    days = (date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 30))
    found = [described(EVENTS, event, on)["next_change"] for on in days]

    assert found == ["2024-06-01", "2024-06-30", None]
