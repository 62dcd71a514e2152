"""Records in the words of schema.org."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from policies.linked_data import HONG_KONG, linked_data
from registry.ledger.read import form_of, newest
from registry.records.kinds import kinds
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    an_asset,
    an_entity,
    an_exchange,
    an_official_list,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
PERMISSION = {
    "from": "2024-10-03",
    "to": "2026-05",
    "audience": "retail_and_professional",
}


def told(record: Any, **answer: Any) -> Mapping[str, Any]:
    entry = newest(record.public_id)
    assert entry is not None
    said = {"tag": None, "confirmed": False, "permissions": [], **answer}
    return linked_data(
        form_of(entry), answer=said, on=DAY, link=lambda key: {"@id": key}
    )


@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_every_kind_has_a_type_and_no_blank(slug: str) -> None:
    found = told(MAKERS[slug]())

    assert found["@type"] != "Thing"
    assert all(found.values())


@pytest.mark.parametrize(
    ("tag", "force", "told_as"),
    [
        ("in-force", "in_force", "InForce"),
        ("in-force", "partially_in_force", "PartiallyInForce"),
        ("made", "in_force", "NotInForce"),
        ("repealed", "repealed", "NotInForce"),
        ("uncertain", "in_force", None),
    ],
)
def test_law_is_legislation_and_in_force_as_answered(
    tag: str, force: str, told_as: str | None
) -> None:
    law = a_policy(
        type="ordinance", weight="law", force=force, reference="Cap. 1", passed="2024"
    )

    found = told(law, tag=tag)

    assert found["@type"] == "Legislation"
    assert found["legislationIdentifier"] == "Cap. 1"
    assert found["legislationDate"] == "2024"
    assert found["legislationDateVersion"] == "2026-11-22"
    assert found["legislationJurisdiction"] == HONG_KONG
    assert found.get("legislationLegalForce") == told_as


@pytest.mark.parametrize(
    ("type_", "weight"),
    [("bill", "law"), ("circular", "guidance"), ("statement", ""), ("code", "binding")],
)
def test_what_is_no_law_is_no_legislation(type_: str, weight: str) -> None:
    maker = a_regulator()

    found = told(a_policy(type=type_, weight=weight, issuers=[maker]))

    assert found["@type"] == "CreativeWork"
    assert found["publisher"] == [{"@id": maker.public_id}]
    assert not any(name.startswith("legislation") for name in found)


def test_relations_between_laws_are_told_by_their_word() -> None:
    old, older = a_policy(), a_policy()
    rows = [
        {"relation": "amends", "to_policy": old},
        {"relation": "repeals", "to_policy": older},
    ]

    found = told(a_policy(type="ordinance", weight="law", relations=rows))

    assert found["legislationAmends"] == [{"@id": old.public_id}]
    assert found["legislationRepeals"] == [{"@id": older.public_id}]
    assert "citation" not in found


def test_a_confirmed_licence_is_a_permit_with_its_days() -> None:
    made = a_licence(number="ABC123")

    found = told(made, tag="licensed", confirmed=True, permissions=[PERMISSION])

    assert found["@type"] == "GovernmentPermit"
    assert found["validFrom"] == "2024-10-03"
    assert found["validUntil"] == "2026-05"
    assert found["permitAudience"]["audienceType"] == "retail and professional"
    assert found["issuedBy"]["@id"].startswith("RG-")
    assert found["validIn"] == HONG_KONG
    assert found["alternateName"] == "ABC123"


@pytest.mark.parametrize(
    "answer",
    [
        {"tag": "applied", "confirmed": True},
        {"tag": "reported", "confirmed": False},
        {"tag": "licensed", "confirmed": False},
        {"tag": "none", "confirmed": True},
    ],
)
def test_what_was_not_surely_granted_is_no_permit(answer: dict[str, Any]) -> None:
    assert told(a_licence(), **answer)["@type"] == "Intangible"


def test_a_day_that_is_no_iso_date_is_left_out() -> None:
    made = a_licence()
    held = [{**PERMISSION, "from": "2024~", "to": None, "audience": None}]

    found = told(made, tag="ended", confirmed=True, permissions=held)

    assert not {"validFrom", "validUntil", "permitAudience"} & found.keys()


def test_an_operator_is_a_body_and_a_company_no_government() -> None:
    entity = an_entity(ce_number="ABC123")
    exchange = an_exchange(operators=[{"entity": entity}])

    assert told(entity)["@type"] == "Organization"
    assert told(entity)["additionalProperty"][0]["value"] == "ABC123"
    assert told(exchange)["provider"] == [{"@id": entity.public_id}]
    assert told(a_regulator(type="company"))["@type"] == "Organization"
    assert told(a_regulator())["@type"] == "GovernmentOrganization"


def test_a_token_is_a_product_by_its_identifier_and_class() -> None:
    asset = an_asset(symbol="TKN", dti="1CDFGHJKL", asset_class="specified_stablecoin")

    assert told(asset) == {
        "@type": "Product",
        "alternateName": "TKN",
        "category": "specified stablecoin",
        "productID": "dti:1CDFGHJKL",
    }
    assert told(an_asset()) == {"@type": "Product"}


def test_an_official_list_is_a_data_set_of_its_authority() -> None:
    regulator = a_regulator()
    kept = an_official_list(regulator=regulator, website="https://lists.example/")

    assert told(kept) == {
        "@type": "Dataset",
        "publisher": {"@id": regulator.public_id},
        "spatialCoverage": HONG_KONG,
        "sameAs": "https://lists.example/",
    }


def test_a_kind_nobody_described_is_a_thing() -> None:
    form = {"kind": "ships"}

    found = linked_data(form, answer={}, on=DAY, link=lambda key: {"@id": key})

    assert found == {"@type": "Thing"}
