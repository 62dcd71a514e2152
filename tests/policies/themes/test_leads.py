"""What stands over lists."""

from datetime import date

from policies.themes.leads import LEADS
from registry.records.kinds import Said

ON = date(2024, 6, 30)


def answers(*tags: str | None) -> dict[str, Said]:
    """Return answers with these tags."""
    found = enumerate(tags)
    return {
        str(place): Said(tag=tag, sentence="", confirmed=True) for place, tag in found
    }


def test_rules_in_force_are_counted() -> None:
    found = LEADS["policies"](answers("in-force", "in-force", "proposed"), ON, "en")

    assert found.sentence == "2 rules are in force on 30 Jun 2024."


def test_a_listing_is_the_authoritys_own() -> None:
    found = LEADS["alerts"](answers("alert", "ended"), ON, "en")

    assert found.sentence == "1 name is on an authority’s alert list on 30 Jun 2024."
    assert "the authority’s own warning" in found.note
