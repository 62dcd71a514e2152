"""Which status may follow which, and on which days."""

from itertools import product
from typing import Any

import pytest

from policies.licence.transitions import faults, in_order
from policies.licence.vocabulary import CLOSED_APPLICATION, FINAL, NEXT, Status

# facts of the regulators' practice, written out again by hand
ALLOWED = """
submitted: in_principle_approval deemed_licensed returned refused withdrawn lapsed
submitted: granted licensed licensed_restricted closing_down
in_principle_approval: closing_down
deemed_licensed: closing_down
licensed: closing_down
licensed_restricted: closing_down
closing_down: returned refused withdrawn lapsed revoked ceased expired
in_principle_approval: granted licensed licensed_restricted refused withdrawn lapsed
deemed_licensed: granted licensed licensed_restricted refused withdrawn lapsed
granted: licensed licensed_restricted
licensed: licensed_restricted suspended partially_suspended revoked ceased expired
licensed_restricted: licensed suspended partially_suspended revoked ceased expired
suspended: licensed licensed_restricted revoked ceased expired
partially_suspended: licensed licensed_restricted revoked ceased expired
"""
PAIRS = {
    (before, after)
    for line in ALLOWED.strip().splitlines()
    for before, words in [line.split(": ")]
    for after in words.split()
}
GOES_ON = {before for before, _after in PAIRS}


def row(position: int, status: str, effective: str = "", **days: str) -> dict[str, Any]:
    """Return an event as a state holds it."""
    return {"position": position, "status": status, "effective": effective, **days}


def found(*rows: dict[str, Any]) -> list[str]:
    """Return the paths these events, a, b, c …, break."""
    return [path for path, _message in faults(dict(zip("abcd", rows, strict=False)))]


@pytest.mark.parametrize(
    ("before", "after"), list(product(Status.values, Status.values))
)
def test_only_the_steps_of_practice_are_possible(before: str, after: str) -> None:
    paths = found(row(1, before, "2024-01-01"), row(2, after, "2024-02-01"))

    varied = Status.CONDITION_VARIED in {before, after}
    if not varied:
        assert (paths == []) == ((before, after) in PAIRS)


@pytest.mark.parametrize("status", Status.values)
def test_a_record_may_begin_at_any_status(status: str) -> None:
    assert found(row(1, status, "2024-01-01")) == []


@pytest.mark.parametrize("status", sorted(set(Status.values) - {"condition_varied"}))
def test_conditions_vary_until_the_end(status: str) -> None:
    varied = row(2, "condition_varied", "2024-02-01")

    assert (found(row(1, status, "2024-01-01"), varied) == []) == (status in GOES_ON)


def test_a_varied_condition_leaves_the_status_as_it_was() -> None:
    first, varied = row(1, "licensed", "2024-01"), row(2, "condition_varied", "2024-02")

    assert found(first, varied, row(3, "suspended", "2024-03")) == []
    assert found(first, varied, row(3, "submitted", "2024-03")) == [
        "status_events/c/status"
    ]


def test_what_follows_a_varied_condition_alone_may_be_any_status() -> None:
    varied = row(1, "condition_varied", "2024-01")

    assert found(varied, row(2, "revoked", "2024-02")) == []


def test_a_licence_granted_twice_is_told_apart_from_a_wrong_step() -> None:
    twice = {"a": row(1, "licensed", "2024-01"), "b": row(2, "licensed", "2024-02")}

    assert list(faults(twice)) == [
        ("status_events/b/status", "“Licensed” stands already: remove one event.")
    ]


def test_a_wrong_step_names_both_and_the_remedy() -> None:
    wrong = {"a": row(1, "returned", "2024-01"), "b": row(2, "licensed", "2024-02")}

    ((path, message),) = faults(wrong)

    assert path == "status_events/b/status"
    assert message == (
        "“Licensed” cannot follow “Application returned”: add the step between, or open"
        " a new record for a new application."
    )


def test_the_position_orders_events_not_the_order_they_come_in() -> None:
    events = {"a": row(2, "licensed", "2024-02"), "b": row(1, "submitted", "2024-01")}

    assert [key for key, _event in in_order(events)] == ["b", "a"]
    assert not list(faults(events))


def test_two_events_with_one_number_are_refused() -> None:
    one, two = row(1, "submitted", "2024-01"), row(1, "licensed", "2024-02")

    assert found(one, two) == ["status_events/b/position"]


def test_an_event_on_no_day_is_refused() -> None:
    assert found(row(1, "licensed", announced="")) == ["status_events/a/effective"]


@pytest.mark.parametrize(
    "days",
    [
        {"effective": "2024"},
        {"not_before": "2024"},
        {"not_after": "2024"},
        {"announced": "2024"},
    ],
)
def test_any_date_is_a_day(days: dict[str, str]) -> None:
    assert found({"position": 1, "status": "licensed", **days}) == []


@pytest.mark.parametrize(
    ("above", "below", "possible"),
    [
        ({"effective": "2024-02-01"}, {"effective": "2024-01-31"}, False),
        ({"effective": "2024-02-01"}, {"effective": "2024-02-01"}, True),
        ({"effective": "2024-02-01"}, {"effective": "2024"}, True),
        ({"effective": "2024"}, {"effective": "2024-02-01"}, True),
        ({"effective": "[2023-09..2026-05]"}, {"effective": "2024-01-01"}, True),
        ({"effective": "[2023-09..2026-05]"}, {"effective": "2023-08"}, False),
        ({"effective": "2024~"}, {"effective": "2023-06-01"}, True),
        ({"not_before": "2024-02"}, {"announced": "2024-01-31"}, False),
        ({"not_after": "2024-02"}, {"effective": "2023-01-01"}, True),
        ({"effective": "2024-02-01"}, {"not_before": "2023"}, True),
    ],
)
def test_no_event_lies_wholly_before_the_one_above_it(
    above: dict[str, str], below: dict[str, str], possible: bool
) -> None:
    paths = found(
        {"position": 1, "status": "submitted", **above},
        {"position": 2, "status": "licensed", **below},
    )

    assert paths == ([] if possible else ["status_events/b/effective"])


def test_days_are_held_against_every_event_above() -> None:
    rows = (row(1, "submitted", "2024-02-01"), row(2, "deemed_licensed", "2024"),
            row(3, "licensed", "2024-01-15"))  # fmt: skip

    assert found(*rows) == ["status_events/c/effective"]


def test_what_is_announced_ahead_needs_a_last_day() -> None:
    ahead = row(1, "licensed", not_before="2024-06-01", announced="2024-01-01")

    assert found(ahead) == ["status_events/a/announced"]
    assert found({**ahead, "not_after": "2024-12-31"}) == []


def test_what_is_final_leads_nowhere() -> None:
    assert not FINAL & NEXT.keys()
    assert CLOSED_APPLICATION < FINAL
    assert FINAL | NEXT.keys() == set(Status) - {Status.CONDITION_VARIED}
