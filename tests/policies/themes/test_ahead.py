"""The days that lie ahead."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from policies.themes.ahead import ahead
from tests.makers import a_licence, a_policy, an_entity, an_event

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def told(on: date = ON) -> list[tuple[str, str, str]]:
    return [(one.what, one.day, one.public_id) for one in ahead(on)]


@pytest.mark.parametrize(
    ("column", "what"),
    [
        ("consultation_to", "Consultation closes"),
        ("effective", "Takes effect"),
        ("superseded_on", "No longer in force from this day"),
        ("expected_introduced", "Introduction expected"),
        ("expected_effective", "Expected to take effect"),
    ],
)
def test_each_day_a_policy_names_lies_ahead_until_it_is_over(
    column: str, what: str
) -> None:
    days: dict[str, Any] = {"announced": "2024-01-01", column: "2024-06-30"}
    policy = a_policy(**days)

    assert told() == [(what, "2024-06-30", policy.public_id)]
    assert told(date(2024, 7, 1)) == []


def test_what_was_expected_is_over_once_it_happened() -> None:
    a_policy(expected_introduced="2024", introduced="2024-02-01")

    assert told() == []


def test_a_month_lies_ahead_while_a_day_of_it_does_and_after_exact_days() -> None:
    month = a_policy(expected_effective="2024-07")
    day = a_policy(expected_effective="2024-07-02")

    assert [public_id for _what, _day, public_id in told()] == [
        day.public_id,
        month.public_id,
    ]
    assert told(date(2024, 7, 31)) != []
    assert told(date(2024, 8, 1)) == []


def test_what_was_not_announced_yet_was_not_ahead() -> None:
    a_policy(announced="2024-06-15", effective="2024-08-01")

    assert told(date(2024, 6, 14)) == []
    assert len(told(date(2024, 6, 15))) == 1


def test_rules_events_and_conditions_have_their_days() -> None:
    key = str(uuid4())
    a_policy(requirements=[{"id": key, "valid_from": "2024-07-01"}])
    an_event(type="deadline", date_from="2024-07-02")
    condition = {"condition": "Serve these.", "lifted": "2024-07-03"}
    a_licence(holder=an_entity(), conditions=[condition])

    assert [one.what for one in ahead(ON)] == [
        "Rule starts",
        "Deadline",
        "Condition lifted",
    ]
    rule = ahead(ON)[0]
    assert (rule.key, rule.about) == (f"requirements/{key}/valid_from", "cold storage")
    assert rule.source.startswith("SRC-")
