"""What the page of a platform adds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.answers.holders import exchange_answers
from policies.themes.platforms import platform_extras
from registry.records.themes import Section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hong_kong")]
ON = date(2026, 6, 1)
LICENSED = "EX-0002"


def extras(public_id: str, on: date = ON) -> tuple[Section, ...]:
    answer = exchange_answers([public_id], on=on, language="en")[public_id]
    with CaptureQueriesContext(connection) as asked:
        found = platform_extras(public_id, on, answer=answer, language="en")
    assert len(asked) in (0, 8)
    return found


def rules(public_id: str, on: date = ON) -> list[str]:
    """Return the policies whose rules a platform must follow."""
    tables = extras(public_id, on)
    return [row.head.cells[0].record for one in tables for row in one.rows]


def test_who_is_licensed_must_follow_the_rules_in_force() -> None:
    (found,) = extras(LICENSED)
    asked = [cell for row in found.rows for cell in row.fields[0].cells]

    assert found.follows
    assert len(set(rules(LICENSED))) == len(rules(LICENSED)) >= 1
    assert any("At least" in cell.words[0].text for cell in asked)
    assert all(cell.source and cell.strong for cell in asked)


def test_a_rule_begins_with_its_day() -> None:
    assert set(rules(LICENSED, date(2023, 5, 31))) < set(rules(LICENSED))


def test_before_its_licence_it_must_follow_none() -> None:
    assert rules(LICENSED, date(2020, 1, 1)) == []
