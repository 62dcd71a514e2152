"""How a requirement is said."""

from decimal import Decimal

import pytest

from policies.models import Requirement
from policies.themes.rule_words import bond, limit, rule, subject
from registry.records.themes import Words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("5000000.000000"), "HKD 5,000,000"),
        (Decimal("0.500000"), "HKD 0.500000"),
    ],
)
def test_a_value_is_said_with_its_currency(value: Decimal, said: str) -> None:
    row = Requirement(comparator="at_least", value=value, currency="HKD")

    assert bond(row) == (Words("At least"), Words(said, "en"))


def test_a_rule_without_a_figure_says_how_it_binds() -> None:
    assert bond(Requirement(comparator="prohibited")) == (Words("Prohibited"),)


def test_a_limit_says_what_is_forbidden_or_what_alone_is_allowed() -> None:
    only = Requirement(subject="tokens", rule="only these", comparator="only")
    barred = Requirement(subject="tokens", rule="none", comparator="prohibited")

    assert limit(only) == (Words("Tokens: only these.", "en"),)
    assert limit(barred) == (Words("Prohibited:"), Words("Tokens: none.", "en"))


def test_texts_of_rules_are_english() -> None:
    row = Requirement(subject="cold storage", rule="keep it there")

    assert subject(row) == Words("Cold storage", "en")
    assert rule(row) == (Words("keep it there", "en"),)
