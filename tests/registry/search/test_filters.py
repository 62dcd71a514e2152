"""Filters of a kind, made from the names the kind gives."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import QueryDict

from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.policy.kind import POLICY
from registry.citations.kind import SOURCE
from registry.records.kinds import Kind, kinds
from registry.search.filters import column, filter_set, paths
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
)

EVERY = [pytest.param(kind, id=kind.slug) for kind in kinds()]


def asked(kind: Kind, query: str) -> Any:
    return filter_set(kind)(QueryDict(query), QuerySet(kind.record))


def found(kind: Kind, query: str) -> list[str]:
    fitting = asked(kind, query)
    assert not fitting.errors
    return [row.public_id for row in fitting.qs.order_by("public_id")]


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_a_kind_names_can_be_asked(kind: Kind) -> None:
    assert list(paths(kind).values()) == list(kind.filters)
    assert list(filter_set(kind).base_filters) == [*paths(kind), "q"]


def test_a_parameter_is_the_last_word_of_its_path() -> None:
    assert paths(EXCHANGE) == {"entity": "operators__entity"}
    assert column(EXCHANGE, "entity").model._meta.model_name == "operator"


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

    assert found(EXCHANGE, "entity=LE-0001") == ["EX-0001"]


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
@pytest.mark.parametrize("query", ["regulator=nobody", "regulator=LC-0001"])
def test_a_record_that_is_not_there_is_an_error(query: str) -> None:
    assert list(asked(LICENCE, query).errors) == ["regulator"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["regulator=", "q=", ""])
def test_a_blank_filter_lets_every_record_pass(query: str) -> None:
    a_licence()

    assert found(LICENCE, query) == ["LC-0001"]
