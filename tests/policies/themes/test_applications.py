"""Who applied, and what became of it."""

from datetime import date
from typing import Any

import pytest

from policies.themes.applications import APPLICATIONS
from registry.records.themes import Theme
from tests.makers import a_licence, an_entity, an_exchange

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def application(*events: tuple[str, str], **fields: Any) -> str:
    """Publish an application with these events and return its public id."""
    rows = [
        {"position": place, "status": status, "effective": day}
        for place, (status, day) in enumerate(events, start=1)
    ]
    how = {"holder": an_entity(), "exchanges": [an_exchange()], **fields}
    return a_licence(status_events=rows, **how).public_id


def shown(on: date = ON, outcome: str = "") -> Theme:
    return APPLICATIONS.build(on, language="en", chosen=outcome)


def ids(theme: Theme) -> list[str]:
    return [row.head.cells[0].record for row in theme.sections[0].rows]


def test_the_sentence_counts_what_became_of_them() -> None:
    application(("submitted", "2024-01-01"), ("licensed", "2024-02-01"))
    application(("submitted", "2024-01-01"), ("withdrawn", "2024-02-01"))
    application(("submitted", "2024-01-01"))

    (said,) = shown().answer

    assert said.text == (
        "3 applications are on record by 30 Jun 2024: 1 led to a licence,"
        " 1 ended without one, 1 are open or not confirmed."
    )


def test_an_application_has_its_filing_its_outcome_and_their_days() -> None:
    one = application(("submitted", "2024-01-05"), ("returned", "2024-02-07"))

    (row,) = shown().sections[0].rows
    filed, outcome, since, source = row.fields

    assert row.head.cells[0].record == one
    assert filed.cells[0].day == "2024-01-05"
    assert outcome.cells[0].status is not None
    assert outcome.cells[0].status.tag == "returned"
    assert since.cells[0].day == "2024-02-07"
    assert source.cells[0].source.startswith("SRC-")


def test_a_licence_whose_application_is_not_on_record_is_left_out() -> None:
    application(("licensed", "2024-01-05"))

    assert ids(shown()) == []


def test_what_was_filed_later_is_not_there_yet() -> None:
    application(("submitted", "2024-01-05"))

    assert len(ids(shown())) == 1
    assert ids(shown(date(2024, 1, 4))) == []


def test_an_application_whose_filing_is_not_on_record_says_no_day() -> None:
    application(("withdrawn", "2024-02-07"))

    (row,) = shown().sections[0].rows

    assert row.fields[0].cells == ()


def test_the_latest_outcome_comes_first() -> None:
    first = application(("withdrawn", "2024-02-07"))
    last = application(("withdrawn", "2024-05"))

    assert ids(shown()) == [last, first]


def test_one_outcome_leaves_the_others_out_but_counted() -> None:
    application(("submitted", "2024-01-05"))
    gone = application(("withdrawn", "2024-02-07"))

    found = shown(outcome="withdrawn")

    assert ids(found) == [gone]
    assert {choice.code: choice.count for choice in found.choices} == {
        "applied": 1,
        "returned": 0,
        "refused": 0,
        "withdrawn": 1,
    }


def test_an_outcome_nobody_had_is_stated_with_how_often_we_looked() -> None:
    application(("withdrawn", "2024-02-07"))

    said = shown(outcome="refused").sections[0].empty

    assert said.startswith("No application between 7 Feb 2024 and 30 Jun 2024 has")
    assert "Application refused" in said
    assert "no look in an official list" in said


def test_a_register_without_any_says_so() -> None:
    assert "No application is on record by 30 Jun 2024." in shown().sections[0].empty
