"""Which requirements apply on a day."""

from datetime import date
from typing import Any

import pytest

from policies.models import Requirement
from policies.themes.in_effect import APPLIES, MAY, NOT, applying, rules, stands
from registry.records.themes import Tagged
from tests.makers import a_policy

ON = date(2024, 6, 30)
DAY = ("from_earliest", "from_latest", "to_earliest", "to_latest")


def bounded(**bounds: date) -> Requirement:
    """Return a requirement with these bounds, unsaved."""
    literals = {
        "valid_from": "given" if "from_earliest" in bounds else "",
        "valid_to": "given" if "to_earliest" in bounds else "",
    }
    return Requirement(**literals, **bounds)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, APPLIES),
        ({"from_earliest": ON, "from_latest": ON}, APPLIES),
        ({"from_earliest": date(2024, 7, 1), "from_latest": date(2024, 7, 1)}, NOT),
        ({"from_earliest": date(2024, 1, 1), "from_latest": date(2024, 12, 31)}, MAY),
        ({"to_earliest": ON, "to_latest": ON}, APPLIES),
        ({"to_earliest": date(2024, 6, 29), "to_latest": date(2024, 6, 29)}, NOT),
        ({"to_earliest": date(2024, 6, 1), "to_latest": date(2024, 6, 30)}, MAY),
    ],
)
def test_both_days_of_a_requirement_are_inclusive(
    bounds: dict[str, date], expected: str
) -> None:
    assert stands(bounded(**bounds), ON) == expected


def a_rule(**fields: Any) -> None:
    row = {"applies_to": ["vatp_operator"], **fields}
    a_policy(force="in_force", effective="2023-06-01", requirements=[row])


@pytest.mark.django_db
def test_a_rule_has_the_status_of_its_policy_and_a_source() -> None:
    a_rule()

    (found,) = rules(["vatp_operator"], ON, language="en")

    assert found.status == Tagged("in-force", confirmed=True)
    assert found.source.startswith("SRC-")


@pytest.mark.django_db
def test_a_rule_that_may_apply_is_uncertain() -> None:
    a_rule(valid_from="2024")

    (found,) = rules(["vatp_operator"], ON, language="en")

    assert found.status == Tagged("uncertain", confirmed=False)


@pytest.mark.django_db
def test_rules_of_others_and_of_policies_not_made_yet_do_not_apply() -> None:
    a_rule()
    a_rule(applies_to=["fund_manager"])

    assert len(rules(["vatp_operator"], ON, language="en")) == 1
    assert applying(rules(["vatp_operator"], date(2020, 1, 1), language="en")) == []
