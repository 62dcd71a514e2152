"""Filters of a kind, made from the names the kind gives."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.policy.kind import POLICY
from registry.api.filters import allowed, described, filter_set, filtered
from registry.citations.kind import SOURCE
from registry.records.kinds import Kind, kinds
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
)

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
EVERY = [pytest.param(kind, id=kind.slug) for kind in kinds()]


def found(kind: Kind, query: str) -> list[str]:
    rows, faults = filtered(kind, QueryDict(query))
    assert not faults
    return [row.public_id for row in rows.order_by("public_id")]


def faults(kind: Kind, query: str) -> dict[str, Any]:
    _rows, found_ = filtered(kind, QueryDict(query))
    return {fault.parameter: fault.allowed for fault in found_}


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_of_a_kind_is_there_and_described(kind: Kind) -> None:
    names = [*kind.filters, "q"]

    assert list(filter_set(kind).base_filters) == names
    assert [parameter["name"] for parameter in described(kind)] == names
    assert all(allowed(kind, name) for name in names)


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_is_in_the_documentation(kind: Kind) -> None:
    rows = [
        row for row in GUIDE.read_text().splitlines() if f"| `{kind.slug}` |" in row
    ]

    (filters,) = (row.split("|")[2] for row in rows)
    assert re.findall("`([a-z_]+)`", filters) == list(kind.filters)


@pytest.mark.parametrize("kind", EVERY)
def test_no_filter_hides_a_parameter_of_the_list(kind: Kind) -> None:
    assert not {"limit", "after", "sort", "lang"} & set(filter_set(kind).base_filters)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_names_what_it_takes_for_a_bad_value(kind: Kind) -> None:
    for name in kind.filters:
        assert faults(kind, f"{name}=nonsense") == {name: allowed(kind, name)}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY)
def test_every_choice_that_is_described_may_be_asked_for(kind: Kind) -> None:
    for parameter in described(kind):
        for value in parameter["schema"].get("enum", []):
            assert found(kind, f"{parameter['name']}={value}") == []


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["RG-0002", "hkma"])
def test_a_record_is_named_by_id_or_slug(key: str) -> None:
    sfc, hkma = a_regulator(), a_regulator(name_en="HKMA", slug="hkma")
    a_licence(regulator=sfc)
    a_licence(regulator=hkma)

    assert found(LICENCE, f"regulator={key}") == ["LC-0002"]


@pytest.mark.django_db
def test_one_of_several_is_enough() -> None:
    sfc, hkma = a_regulator(), a_regulator(name_en="HKMA")
    a_policy(issuers=[sfc])
    a_policy(issuers=[sfc, hkma])

    assert found(POLICY, "issuers=RG-0001") == ["PL-0001", "PL-0002"]
    assert found(POLICY, "issuers=RG-0002") == ["PL-0002"]


@pytest.mark.django_db
def test_a_record_named_by_two_of_its_parts_is_found_once() -> None:
    firm = an_entity()
    spans = [{"valid_to": "2020"}, {"valid_from": "2022"}]
    an_exchange(operators=[{"entity": firm, **span} for span in spans])

    assert found(EXCHANGE, "operators__entity=LE-0001") == ["EX-0001"]


@pytest.mark.django_db
def test_filters_narrow_each_other() -> None:
    a_policy(stage="issued", weight="guidance")
    a_policy(stage="issued", weight="law")

    assert found(POLICY, "stage=issued&weight=law") == ["PL-0002"]


@pytest.mark.django_db
def test_a_number_is_a_choice_too() -> None:
    a_source(publisher_kind="press")
    a_source(publisher_kind="gazette")

    assert found(SOURCE, "tier=7") == ["SRC-0001"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["stablecoin", "穩定幣", "稳定币"])
def test_words_are_searched_in_three_scripts(words: str) -> None:
    a_policy(title_en="Custody")
    a_policy(title_en="Stablecoins", title_zh_hant="穩定幣條例")

    assert found(POLICY, f"q={words}") == ["PL-0002"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["x" * 201, "a%00b"])
def test_words_no_database_can_take_are_refused(words: str) -> None:
    assert list(faults(POLICY, f"q={words}")) == ["q"]
