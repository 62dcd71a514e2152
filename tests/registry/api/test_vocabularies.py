"""The words of the register."""

from typing import Any

import pytest

from registry.api.form_schema import form_schemas
from registry.api.vocabularies import vocabularies
from registry.records.kinds import catalogue
from tests.registry.api.reading import BASE, body_of

LABELS = ("label_en", "label_zh_hant", "label_zh_hans")
FOUND = {(one["of"], one["field"]): one for one in vocabularies()}


def codes(of: str, field: str) -> list[Any]:
    return [value["value"] for value in FOUND[of, field]["values"]]


@pytest.mark.django_db
def test_they_are_served() -> None:
    assert body_of(f"{BASE}/vocabularies")["data"] == list(FOUND.values())


def test_every_column_with_codes_has_its_vocabulary() -> None:
    schemas = form_schemas()
    coded = [
        column["enum"]
        for schema in schemas.values()
        for column in schema["properties"].values()
        if "enum" in column
    ]

    others = ("answers", "changes")
    columns = [one for (of, _field), one in FOUND.items() if of not in others]
    assert len([one for one in columns if not one["is_list"]]) == len(coded)
    assert codes("policies", "force") == [
        code for code in schemas["Policy"]["properties"]["force"]["enum"] if code
    ]


def test_parts_lists_citations_answers_and_changes_have_theirs() -> None:
    assert "at_least" in codes("policies", "requirements.comparator")
    assert FOUND["policies", "requirements.applies_to"]["is_list"]
    assert "contradicts" in codes("citations", "stance")
    assert codes("answers", "tag") == list(catalogue().tags)
    assert {"published", "merged"} <= {*codes("changes", "type")}
    assert "new_evidence" in codes("changes", "cause")
    assert 1 in codes("sources", "tier")


def test_each_has_its_words_in_three_languages() -> None:
    for one in FOUND.values():
        for told in (one, *one["values"]):
            assert all(told[label] for label in LABELS), told


def test_words_are_those_of_the_pages() -> None:
    values = FOUND["policies", "force"]["values"]
    (told,) = (value for value in values if value["value"] == "in_force")

    assert [told[label] for label in LABELS] == ["In force", "生效中", "生效中"]
