"""The terms of virtual-asset regulation: groups that help, and none that mislead."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings

from registry.records.chinese import has_han
from registry.search.query import parse
from registry.search.terms import key, read, terms

TEXT = settings.REGISTRY_SEARCH_TERMS.read_text(encoding="utf-8")
ROWS = list(csv.reader(TEXT.splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_group_has_terms_that_differ(row: list[str]) -> None:
    assert len(row) > 1
    assert all(cell == cell.strip() for cell in row)
    assert all(key(one) != key(other) for one, other in combinations(row, 2))


def test_a_term_stands_in_one_group_unless_a_form_of_it_has_its_own() -> None:
    seen = [key(term) for row in ROWS for term in row]

    assert {part for part in seen if seen.count(part) > 1} == {key("licence")}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("金管局", "Hong Kong Monetary Authority"),
        ("證監會", "SFC"),
        ("执照", "牌照"),
        ("户口", "賬戶"),
        ("虚拟资产交易平台", "VATP"),
        ("crypto exchange", "虛擬資產交易平台"),
        ("打擊洗錢", "AML"),
        ("第615章", "AMLO"),
        ("7号牌", "Type 7"),
        ("託管", "custody"),
    ],
)
def test_a_query_looks_for_the_other_names_too(text: str, other: str) -> None:
    query = parse(text, terms())
    wanted = parse(other, {})

    assert query
    assert wanted
    assert wanted.names[0] in query.names


def test_the_groups_hold_both_languages() -> None:
    assert all(any(has_han(term) for term in row) for row in ROWS)


def test_the_settings_name_this_file() -> None:
    assert Path(settings.REGISTRY_SEARCH_TERMS).parent.name == "policies"
    assert terms() is read(settings.REGISTRY_SEARCH_TERMS)
