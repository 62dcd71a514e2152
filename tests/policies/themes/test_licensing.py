"""Whether an activity needs a licence on a day."""

from datetime import date

import pytest

from policies.themes.in_effect import rules
from policies.themes.licensing import holders, licensing
from tests.makers import a_licence, a_licence_type, a_policy, an_entity

pytestmark = pytest.mark.django_db
ISSUER = "stablecoin_issuer"


def a_regime() -> None:
    """Publish a licence in force, a rule that names it and one who holds it."""
    licence = a_licence_type(effective="2025-08-01")
    row = {"applies_to": [ISSUER], "licence_type": licence, "valid_from": "2023-01-01"}
    a_policy(force="in_force", effective="2023-01-01", requirements=[row])
    event = {"position": 1, "status": "licensed", "effective": "2026-04-10"}
    a_licence(regime=ISSUER, holder=an_entity(), status_events=[event])


def said(on: date) -> str:
    return licensing(ISSUER, rules([ISSUER], on, language="en"), on=on, language="en")


def test_a_licence_in_force_is_needed_and_its_holders_counted() -> None:
    a_regime()

    assert said(date(2026, 5, 1)) == (
        "Issuing a stablecoin in Hong Kong needs a licence since 1 Aug 2025;"
        " licensed issuers on 1 May 2026: 1."
    )


def test_before_its_day_no_licence_was_in_force() -> None:
    a_regime()

    assert said(date(2025, 7, 31)) == (
        "No licence for issuing stablecoins was in force on 31 Jul 2025;"
        " licensed issuers: 0."
    )


def test_holders_are_counted_by_regime() -> None:
    a_regime()

    assert holders(ISSUER, date(2026, 4, 10)) == 1
    assert holders("vatp", date(2026, 4, 10)) == 0
