"""Facets, chips and their addresses."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from registry.pages.facets import Offer, statuses
from registry.pages.filters import Filters
from registry.pages.refs import Ref
from registry.records.kinds import Said, kind_by_slug
from registry.records.names import Text

SFC = Ref("RG-0001", "regulators", "sfc", Text("SFC", "en"))
COUNTS = {
    "status": [("in-force", 5), ("superseded", 2)],
    "issuers": [("RG-0001", 7)],
    "type": [("circular", 4), ("bill", 3)],
}


def request(query: str) -> HttpRequest:
    return RequestFactory().get(f"/en/policies{query}")


def offer(query: str) -> Offer:
    asked = request(query)
    filters = Filters(kind_by_slug()["policies"], asked.GET)
    return Offer(asked, filters, {"RG-0001": SFC})


def test_the_status_asked_for_is_offered_though_no_record_bears_it() -> None:
    said = Said(tag="licensed", sentence="", confirmed=True)
    found = statuses({"EX-0001": said}, ["EX-0001"], asked="alert")

    assert found == [("licensed", 1), ("alert", 0)]


def test_a_facet_with_one_value_offers_no_choice() -> None:
    assert [facet.name for facet in offer("").facets(COUNTS)] == ["status", "type"]


@pytest.mark.parametrize("key", ["sfc", "RG-0001"])
def test_a_chosen_facet_stays_with_its_one_value(key: str) -> None:
    found = {facet.name: facet for facet in offer(f"?issuers={key}").facets(COUNTS)}

    (option,) = found["issuers"].options
    assert (option.label, option.value, option.current) == ("SFC", "sfc", True)


def test_an_option_leads_to_the_list_with_it_from_the_first_page() -> None:
    found = offer("?page=2&type=circular").facets(COUNTS)

    status, kind = found
    assert status.label == "Status"
    assert status.options[0].url == "/en/policies?status=in-force&type=circular"
    assert status.options[0].count == 5
    assert [o.label for o in kind.options] == ["Circular", "Bill"]
    assert [o.current for o in kind.options] == [True, False]


def test_a_chip_leads_to_the_list_without_its_filter() -> None:
    made = offer("?status=in-force&type=circular&true_on=2023")

    chips = made.chips(made.facets(COUNTS))

    assert [(chip.facet, chip.label, chip.url) for chip in chips] == [
        ("Status", "In force", "/en/policies?true_on=2023&type=circular"),
        ("Type", "Circular", "/en/policies?status=in-force&true_on=2023"),
    ]
    assert made.clear() == "/en/policies?true_on=2023"


@pytest.mark.parametrize("tag", ["licensed", None])
def test_only_records_with_a_status_are_counted_by_it(tag: str | None) -> None:
    answers = {"EX-0001": Said(tag=tag, sentence="", confirmed=True)}

    assert statuses(answers, ["EX-0001"]) == ([(tag, 1)] if tag else [])
