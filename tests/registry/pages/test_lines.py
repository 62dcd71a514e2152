"""The lines of a list."""

import pytest

from registry.pages.lines import heading, lines, mentioned, stored
from registry.pages.refs import refs
from registry.pages.values import Showing
from registry.records.kinds import Kind, Said, kind_by_slug, kind_of
from registry.records.models import Record
from tests.makers import a_policy, a_regulator

POLICIES = kind_by_slug()["policies"]


def made_of(*records: Record) -> tuple[Kind, list[dict[str, object]]]:
    return kind_of(type(records[0])), stored([r.seq or 0 for r in records])


@pytest.mark.django_db
def test_a_line_names_the_record_and_keeps_dates_and_records_in_columns() -> None:
    sfc = a_regulator(name_en="SFC")
    policy = a_policy(type="circular", reference="26EC26", issuers=[sfc])
    kind, forms = made_of(policy)
    showing = Showing("en", refs(mentioned(forms), "en"))
    answer = Said(tag="in-force", sentence="In force.", confirmed=True)

    found = lines(kind, forms, answers={policy.public_id: answer}, showing=showing)

    (line,) = found.lines
    assert found.columns == ["Issued by"]
    assert [(name, value.text) for name, (value,) in line.cells] == [
        ("Issued by", "SFC")
    ]
    assert [value.text for value in line.notes] == ["Circular", "26EC26"]
    assert line.ref.name.text == "A circular"
    assert line.tag is not None
    assert line.tag.label == "In force"


@pytest.mark.django_db
def test_forms_come_in_the_order_asked_for() -> None:
    first, second = a_regulator(name_en="First"), a_regulator(name_en="Second")

    _kind, forms = made_of(second, first)

    assert [form["name_en"] for form in forms] == ["Second", "First"]


@pytest.mark.django_db
def test_the_ids_that_forms_mention_are_found() -> None:
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])
    _kind, forms = made_of(policy)

    assert {policy.public_id, sfc.public_id} <= mentioned(forms)


def test_a_heading_names_the_column_of_a_part() -> None:
    assert heading(kind_by_slug()["exchanges"], "operators.entity") == "Legal entity"
    assert heading(POLICIES, "issuers") == "Issued by"
