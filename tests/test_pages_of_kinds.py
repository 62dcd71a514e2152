"""The pages of kinds whose parts are shown in a way of their own."""

import pytest

from policies.models import Asset, PolicyRelation, Requirement
from tests.makers import an_asset, an_exchange, an_official_list, evidence
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def test_a_list_shows_its_checks_newest_first_with_all_they_tell():
    an_official_list(
        name_en="List of platforms",
        checks=[
            {"checked_on": "2026-05-29", "result": "13 platforms."},
            {
                "checked_on": "2026-07-01",
                "time": "09:30",
                "result": "14 platforms.",
                "entries_count": 14,
                "sha256": "ab" * 32,
                "source": evidence(),
            },
        ],
    )

    found = read("/en/official-lists/list-of-platforms")

    table = found.text[found.text.index("Checks") :]
    assert table.index("1 Jul 2026") < table.index("29 May 2026")
    assert "09:30 HKT" in table
    assert "Entries: 14" in table
    assert "ab" * 32 in table
    assert table.count("Entries") == 1


def test_an_asset_shows_who_admitted_it_for_whom_and_when():
    platform = an_exchange(name_en="Platform One")
    row = {"exchange": platform, "client_scope": "retail"}
    days = {"admitted_from": "2023-08-03", "admitted_to": "2024"}
    an_asset(name_en="Token", admissions=[row | days])

    found = read("/en/assets/token")

    assert found.links["Platform One"] == "/en/exchanges/platform-one"
    assert "Retail investors from 3 Aug 2023 until 2024" in found.text


def test_assets_and_requirements_speak_of_the_same_classes():
    classes = [
        model._meta.get_field("asset_class").choices
        for model in (Asset, PolicyRelation, Requirement)
    ]

    assert classes[0]
    assert classes[0] == classes[1] == classes[2]
