import pytest

from policies.policy.vocabulary import PolicyType
from policies.seeds.own_values import WEIGHTS, of_policy
from policies.seeds.tables import by_key


def test_every_type_has_its_weight():
    assert set(WEIGHTS) == set(PolicyType)


@pytest.mark.parametrize(
    ("policy", "weight"),
    [
        ("cap571", "law"),
        ("sc-commence-2025", "subsidiary_law"),
        ("sfc-vatp-gl-2023", "guidance"),
        ("joint-2023-12", "guidance"),
        ("ps-2022", "position"),
        ("sc-bill-2024", "position"),
        ("sfc-aspire-2025", "announcement"),
    ],
)
def test_a_policy_weighs_what_its_type_says(policy: str, weight: str):
    assert of_policy(by_key("policies")[policy])["weight"] == weight


def test_a_policy_binds_whom_its_requirements_apply_to():
    found = of_policy(by_key("policies")["sfc-auth-2026"])

    assert found["binds"] == ["vatp_operator", "internet_broker"]


@pytest.mark.parametrize("policy", ["hkma-sc-concl-2023", "sfc-nft-2022"])
def test_a_position_binds_nobody(policy: str):
    assert "binds" not in of_policy(by_key("policies")[policy])


@pytest.mark.parametrize(
    ("policy", "column"),
    [("sfc-pp-2019", "official_url_zh_hant"), ("cap571", "official_url_en")],
)
def test_an_address_is_kept_by_the_language_it_leads_to(policy: str, column: str):
    row = by_key("policies")[policy]

    found = of_policy(row)

    assert [found[k] for k in found if k.startswith("official")] == [
        row["official_url"]
    ]
    assert found[column]


def test_no_address_is_made_up():
    found = of_policy(by_key("policies")["cap584"])

    assert not [key for key in found if key.startswith("official")]
