"""The filters of a list."""

from typing import Any

import pytest
from django.http import QueryDict

from registry.pages.filters import Filters, number
from registry.pages.reader import BadParameter
from registry.records.kinds import kind_by_slug
from tests.makers import a_policy, a_regulator, an_entity, an_exchange


def filters(slug: str, query: str = "") -> Filters:
    return Filters(kind_by_slug()[slug], QueryDict(query))


def names(rows: Any) -> list[str]:
    return [str(row) for row in rows]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["operator-limited", "LE-0001"])
def test_a_related_record_is_asked_for_by_slug_or_id(key: str) -> None:
    operator = an_entity(name_en="Operator Limited")
    an_exchange(name_en="Its platform", operators=[{"entity": operator}])
    an_exchange(name_en="Another")

    found = filters("exchanges", f"entity={key}").rows()

    assert names(found) == ["Its platform"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["issuers=nobody", "type=sonnet"])
def test_a_value_that_is_none_of_the_filters_is_refused(query: str) -> None:
    with pytest.raises(BadParameter) as refusal:
        filters("policies", query).rows()

    assert refusal.value.name == query.partition("=")[0]
    assert refusal.value.value == query.partition("=")[2]


@pytest.mark.django_db
def test_a_facet_counts_as_if_it_were_not_chosen_itself() -> None:
    sfc, hkma = a_regulator(name_en="SFC"), a_regulator(name_en="HKMA")
    made = [
        a_policy(issuers=[sfc, hkma], type="joint_circular"),
        a_policy(issuers=[sfc], type="circular"),
    ]
    asked = filters("policies", "issuers=hkma")

    counts = {
        name: asked.counts(name, {policy.public_id for policy in made})
        for name in ("issuers", "type")
    }

    assert counts["issuers"] == [(sfc.public_id, 2), (hkma.public_id, 1)]
    assert counts["type"] == [("joint_circular", 1)]


def test_parameters_that_mean_nothing_are_named() -> None:
    assert filters("policies", "utm_source=x&q=y&type=bill&page=2").ignored() == [
        "q",
        "utm_source",
    ]


@pytest.mark.parametrize("text", ["0", "4", "-1", "", "two", "9" * 30, "２"])
def test_a_page_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match="from 1 to 3"):
        number(text, last=3)


def test_a_page_that_is_there_is_taken() -> None:
    assert number("3", last=3) == 3
