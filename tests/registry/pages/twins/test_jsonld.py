"""Records and lists as JSON-LD."""

import json
from typing import Any

import pytest

from tests.makers import a_policy, a_regulator, an_exchange
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def graph(address: str) -> dict[str, dict[str, Any]]:
    told = json.loads(read(address).html)
    assert told["@context"] == "https://schema.org"
    return {node["@type"]: node for node in told["@graph"]}


def test_a_record_is_told_with_its_page_and_the_way_to_it() -> None:
    made = an_exchange(name_en="Example", name_zh_hant="例子")

    found = graph(f"/en/exchanges/{made.slug}.jsonld?true_on=2023-05-15")

    page, way = found["WebPage"], found["BreadcrumbList"]
    record = found["Service"]
    assert record["@id"] == f"http://testserver/id/{made.public_id}"
    assert record["name"] == "Example"
    assert record["alternateName"] == ["例子"]
    assert record["url"] == "http://testserver/en/exchanges/example"
    assert record["description"].endswith("Answer for 15 May 2023.")
    assert page["about"] == {"@id": record["@id"]}
    assert page["@id"].endswith("/on/2023-05-15/exchanges/example")
    assert page["citation"][0]["@id"].startswith("http://testserver/id/SRC-")
    assert page["breadcrumb"] == {"@id": way["@id"]}
    assert [item["position"] for item in way["itemListElement"]] == [1, 2]


def test_a_record_that_another_names_is_named_by_its_lasting_address() -> None:
    maker = a_regulator(name_en="The regulator")
    made = a_policy(title_en="A rule", issuers=[maker])

    found = graph(f"/en/policies/{made.slug}.jsonld")

    assert found["CreativeWork"]["publisher"] == [
        {"@id": f"http://testserver/id/{maker.public_id}", "name": "The regulator"}
    ]


def test_a_list_is_a_data_set_with_where_to_take_it() -> None:
    a_policy(title_en="A rule", type="circular")

    data = graph("/en/policies.jsonld?type=circular")["Dataset"]

    assert data["description"].startswith("1 on record on ")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["dateModified"].endswith("+08:00")
    taken = {
        item["encodingFormat"]: item["contentUrl"] for item in data["distribution"]
    }
    assert taken["text/csv"] == "http://testserver/en/policies.csv?type=circular"


def test_an_empty_register_has_lists_that_were_never_changed() -> None:
    data = graph("/en/policies.jsonld")["Dataset"]

    assert "dateModified" not in data
