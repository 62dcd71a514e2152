"""What stands over lists."""

from datetime import date

import pytest

from policies.themes.leads import LEADS
from registry.records.kinds import Said
from tests.makers import a_policy

ON = date(2024, 6, 30)


def answers(*tags: str | None) -> dict[str, Said]:
    """Return answers with these tags."""
    found = enumerate(tags)
    return {
        str(place): Said(tag=tag, sentence="", confirmed=True) for place, tag in found
    }


@pytest.mark.django_db
def test_rules_in_force_are_counted() -> None:
    found = LEADS["policies"](
        answers("in-force", "in-force", "proposed"), ON, language="en"
    )

    assert found.sentence == "2 rules are in force on 30 Jun 2024."
    assert found.note == ""


@pytest.mark.django_db
def test_a_bill_that_became_law_is_no_rule_beside_it() -> None:
    law = a_policy(type="ordinance")
    bill = a_policy(relations=[{"relation": "enacted_as", "to_policy": law}])
    in_force = Said(tag="in-force", sentence="", confirmed=True)

    found = LEADS["policies"](
        {law.public_id: in_force, bill.public_id: in_force}, ON, language="en"
    )

    assert found.sentence == "1 rule is in force on 30 Jun 2024."
    assert found.note == "1 bill that became law bears the status of that law."


def test_a_listing_is_the_authoritys_own() -> None:
    found = LEADS["alerts"](answers("alert", "ended"), ON, language="en")

    assert found.sentence == "1 name is on an authority’s alert list on 30 Jun 2024."
    assert "the authority’s own warning" in found.note
