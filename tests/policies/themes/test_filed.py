"""The applications on record by a day."""

from datetime import date

import pytest

from policies.themes.filed import filed
from registry.records.themes import Words
from tests.makers import a_licence, a_policy, an_entity, an_exchange

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)
FILING = {"position": 1, "status": "submitted", "effective": "2024-01-05"}


def test_an_application_is_called_by_its_brand_with_the_company_beside() -> None:
    a_licence(
        exchanges=[an_exchange(name_en="Brand", name_zh_hant="品牌")],
        holder=an_entity(name_en="Company Limited"),
        statute=a_policy(reference="Cap. 615"),
        status_events=[FILING],
    )

    (found,) = filed(ON, "zh-hant")

    assert found.name == Words("品牌", "zh-Hant-HK")
    assert found.holder == Words("Company Limited", "en")
    assert (found.law, found.day) == ("Cap. 615", "2024-01-05")


def test_without_a_brand_the_company_is_the_name() -> None:
    a_licence(holder=an_entity(name_en="Company Limited"), status_events=[FILING])

    (found,) = filed(ON, "en")

    assert (found.name, found.holder) == (Words("Company Limited", "en"), None)


def test_one_for_two_brands_stands_once() -> None:
    brands = [an_exchange(name_en=name) for name in ("Second", "First")]
    a_licence(exchanges=brands, status_events=[FILING])

    assert [one.name.text for one in filed(ON, "en")] == ["First"]
