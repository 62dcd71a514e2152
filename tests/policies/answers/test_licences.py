"""Licences on a day, from the live register."""

from datetime import date
from typing import Any

import pytest

from policies.answers.licences import licence_answers, permissions
from tests.makers import a_licence, a_policy, a_source, an_entity
from tests.policies.answers.saying import said

pytestmark = pytest.mark.django_db


def row(position: int, status: str, **columns: str) -> dict[str, Any]:
    """Return a status event on no day but those named."""
    return {"position": position, "status": status, "effective": "", **columns}


def test_a_licence_names_its_law_and_day() -> None:
    law = a_policy(title_en="Securities and Futures Ordinance", reference="Cap. 571")
    granted = row(1, "licensed", effective="2020-12-15")
    licence = a_licence(holder=an_entity(), statute=law, status_events=[granted])

    found = licence_answers([licence.public_id], on=date(2024, 1, 1), language="en")

    assert said(found[licence.public_id]) == {
        "tag": "licensed",
        "sentence": (
            "Licensed in Hong Kong since 15 Dec 2020."
            " Which investors it may serve is not stated."
            " Law: Securities and Futures Ordinance (Cap. 571)."
        ),
        "confirmed": True,
    }


def test_a_law_without_a_number_is_named_by_its_title() -> None:
    applied = row(1, "submitted", effective="2024")
    licence = a_licence(
        statute=a_policy(title_en="An Ordinance"), status_events=[applied]
    )

    found = licence_answers([licence.public_id], on=date(2025, 1, 1), language="en")

    assert found[licence.public_id]["sentence"].endswith(" Law: An Ordinance.")


@pytest.mark.parametrize(
    ("on", "told"),
    [("2024-01-09", False), ("2024-01-10", True), ("2024-05-30", True),
     ("2024-05-31", False)],
)  # fmt: skip
def test_a_licence_under_a_condition_says_so_while_it_lasts(
    on: str, told: bool
) -> None:
    term = {"condition": "Restricted scope", "imposed": "2024-01-10",
            "lifted": "2024-05-31"}  # fmt: skip
    licence = a_licence(
        holder=an_entity(),
        conditions=[term],
        status_events=[row(1, "licensed", effective="2023")],
    )

    found = licence_answers(
        [licence.public_id], on=date.fromisoformat(on), language="en"
    )

    sentence = found[licence.public_id]["sentence"]
    assert ("Conditions apply, see below." in sentence) == told


def test_an_application_under_a_condition_does_not_say_so() -> None:
    licence = a_licence(
        conditions=[{"condition": "Restricted scope"}],
        status_events=[row(1, "submitted", effective="2023")],
    )

    found = licence_answers([licence.public_id], on=date(2024, 6, 1), language="en")

    assert "Conditions" not in found[licence.public_id]["sentence"]


def test_what_the_press_says_is_reported() -> None:
    licence = a_licence(
        source=a_source(publisher_kind="press"),
        status_events=[row(1, "licensed", effective="2024-05-31")],
    )

    found = licence_answers([licence.public_id], on=date(2024, 6, 1), language="en")

    assert found[licence.public_id]["tag"] == "reported"
    assert not found[licence.public_id]["confirmed"]


def test_a_licence_without_events_is_no_record() -> None:
    licence = a_licence()

    found = licence_answers([licence.public_id], on=date(2024, 6, 1), language="en")

    assert found[licence.public_id]["tag"] == "none"


@pytest.mark.parametrize(
    ("columns", "since"),
    [
        ({"effective": "2024-02"}, "2024-02"),
        ({"not_before": "2023", "not_after": "2024-02"}, "[2023..2024-02]"),
        ({"announced": "2024-05-23"}, "[..2024-05-23]"),
    ],
)
def test_events_are_read_with_their_bounds(columns: dict[str, str], since: str) -> None:
    licence = a_licence(status_events=[row(1, "submitted", **columns)])

    found = permissions([licence.pk], date(2024, 6, 1))

    assert found[licence.pk].standing.since == since


def test_events_are_read_in_the_order_of_their_position() -> None:
    rows = [row(2, "returned", effective="2024-02-07"),
            row(1, "submitted", effective="2024-02-07")]  # fmt: skip
    licence = a_licence(status_events=rows)

    found = permissions([licence.pk], date(2024, 6, 1))

    assert found[licence.pk].standing.tag == "returned"


@pytest.mark.parametrize(
    ("last_seen_on", "seen"),
    [("2024-05", "2024-05"), ("2024-06", ""), ("", ""), ("[2024-05..]", "")],
)
def test_the_day_it_was_last_seen_is_told_once_it_is_past(
    last_seen_on: str, seen: str
) -> None:
    licence = a_licence(
        last_seen_on=last_seen_on, status_events=[row(1, "submitted", effective="2023")]
    )

    assert permissions([licence.pk], date(2024, 6, 1))[licence.pk].seen == seen
