"""A record as facts and tables."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from registry.ledger.read import form_of, newest
from registry.pages.evidence import sources_of
from registry.pages.facts import Sheet
from registry.pages.lines import mentioned
from registry.pages.refs import refs
from registry.pages.values import Showing
from registry.records.kinds import kind_of
from registry.records.models import Record
from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    an_entity,
    an_exchange,
    an_official_list,
)

pytestmark = pytest.mark.django_db


def sheet(record: Record, language: str = "en") -> Sheet:
    entry = newest(record.public_id)
    assert entry is not None
    form = form_of(entry)
    showing = Showing(language, refs(mentioned([form]), language))
    return Sheet(kind_of(type(record)), form, sources_of(form), showing)


def facts(record: Record, language: str = "en") -> dict[str, Any]:
    return {fact.name: fact for fact in sheet(record, language).facts()}


def test_facts_stand_in_the_order_of_the_kind_and_blanks_are_left_out() -> None:
    made = a_policy(reference="26EC26", announced="2023-05")

    assert list(facts(made)) == ["type", "reference", "announced", "stage"]


def test_a_fact_has_its_own_sources_and_no_others() -> None:
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    made = a_policy(reference="26EC26", source=gazette)

    found = facts(made)

    assert [cited.source for cited in found["reference"].citations] == ["The Gazette"]
    assert found["reference"].evidence.label == "1 source, official"
    assert found["type"].citations == []
    assert found["type"].evidence.shape == "pen"


def test_a_source_describes_itself_so_its_facts_bear_no_mark() -> None:
    assert facts(a_source())["publisher"].evidence is None


def test_a_part_is_a_row_with_its_sources() -> None:
    made = a_policy(requirements=[{"subject": "capital", "value": "5000000"}])

    (table,) = sheet(made).tables()

    assert table.name == "requirements"
    assert table.templates[0] == "policies/policies/requirements.html"
    (row,) = table.rows
    assert row.lead.values[0].text == "capital"
    assert row.cells["value"].values[0].text == "5,000,000"
    assert row.evidence is not None
    assert row.rest


def test_parts_with_one_value_each_are_a_fact() -> None:
    made = an_exchange(operators=[{"entity": an_entity(name_en="Operator Limited")}])

    assert [v.text for v in facts(made)["operators"].values] == ["Operator Limited"]
    assert list(sheet(made).tables()) == []


def test_a_rows_number_is_no_value_of_it() -> None:
    (table,) = sheet(a_licence(status_events=[{}])).tables()

    assert "position" not in table.rows[0].cells


def test_a_number_that_a_row_states_is_a_value_of_it() -> None:
    made = an_official_list(checks=[{"entries_count": 13}])

    (table,) = sheet(made).tables()

    assert table.rows[0].cells["entries_count"].values[0].text == "13"


def test_a_value_of_a_part_can_be_asked_for() -> None:
    made = an_exchange(operators=[{"entity": an_entity(name_en="Operator Limited")}])

    found = sheet(made).values("operators.entity")

    assert [value.text for value in found] == ["Operator Limited"]


def test_a_row_says_whether_it_was_so_on_the_day_asked() -> None:
    rows = [
        {"valid_from": "2023-06-01", "valid_to": "2025-11-02", "rule": "Then."},
        {"valid_from": "2025-11-03", "rule": "Since."},
        {"rule": "Ever."},
    ]
    made = a_policy(requirements=rows)

    found = {
        day: holding(made, day) for day in ("2023-05-31", "2024-01-01", "2026-01-01")
    }

    assert found == {
        "2023-05-31": {"Ever."},
        "2024-01-01": {"Then.", "Ever."},
        "2026-01-01": {"Since.", "Ever."},
    }


def holding(record: Record, day: str) -> set[str]:
    (table,) = replace(sheet(record), on=date.fromisoformat(day)).tables()
    return {str(row.stored["rule"]) for row in table.rows if row.holds}


def test_without_a_day_every_row_stands() -> None:
    made = a_policy(requirements=[{"valid_to": "2020-01-01", "rule": "Then."}])

    (table,) = sheet(made).tables()

    assert [row.holds for row in table.rows] == [True]
