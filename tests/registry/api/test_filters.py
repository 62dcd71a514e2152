"""Filters of the API: described, documented, and refused in words."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from policies.policy.kind import POLICY
from registry.api.filters import allowed, described, filtered, names
from registry.api.record_list import RecordList
from registry.records.kinds import Kind, kinds
from registry.search.filters import filter_set, paths

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
EVERY = [pytest.param(kind, id=kind.slug) for kind in kinds()]


def found(kind: Kind, query: str) -> list[str]:
    rows, faults = filtered(kind, QueryDict(query))
    assert not faults
    return [row.public_id for row in rows.order_by("public_id")]


def faults(kind: Kind, query: str) -> dict[str, Any]:
    _rows, found_ = filtered(kind, QueryDict(query))
    return {fault.parameter: fault.allowed for fault in found_}


def takes_any(kind: Kind, name: str) -> bool:
    """Say whether a filter takes any text."""
    (schema,) = (d["schema"] for d in described(kind) if d["name"] == name)
    return bool(re.search(schema.get("pattern", "^$"), "no sense"))


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_of_a_kind_is_there_and_described(kind: Kind) -> None:
    assert {*filter_set(kind).base_filters} <= {*names(kind)}
    assert [parameter["name"] for parameter in described(kind)] == names(kind)
    assert all(allowed(kind, name) for name in names(kind))
    assert names(kind)[-1] == "q"


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_is_in_the_documentation(kind: Kind) -> None:
    rows = [
        row for row in GUIDE.read_text().splitlines() if f"| `{kind.slug}` |" in row
    ]

    (filters,) = (row.split("|")[2] for row in rows)
    assert re.findall("`([a-z_]+)`", filters) == list(paths(kind))


@pytest.mark.parametrize("kind", EVERY)
def test_no_filter_hides_a_parameter_of_the_list(kind: Kind) -> None:
    others = {parameter.name for parameter in RecordList.parameters}

    assert not others & set(names(kind))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_names_what_it_takes_for_a_bad_value(kind: Kind) -> None:
    texts = {name for name in names(kind) if takes_any(kind, name)}

    for name in set(names(kind)) - texts:
        assert faults(kind, f"{name}=no+sense") == {name: allowed(kind, name)}
    assert "q" in texts


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY)
def test_every_choice_that_is_described_may_be_asked_for(kind: Kind) -> None:
    for parameter in described(kind):
        for value in parameter["schema"].get("enum", []):
            assert found(kind, f"{parameter['name']}={value}") == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["x" * 201, "a%00b"])
def test_words_no_database_can_take_are_refused(words: str) -> None:
    assert list(faults(POLICY, f"q={words}")) == ["q"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", [" ", "\t\n", "\x1f", "\x85", "\u3000", "a\x00b"])
def test_words_that_are_refused_are_described_so(text: str) -> None:
    words = described(POLICY)[-1]["schema"]

    assert not re.search(words["pattern"], text)
    assert re.search(words["pattern"], f"旨 {text}".replace("\x00", ""))
