"""Everything told of more than one record."""

from policies.themes.themes import THEMES
from registry.records.kinds import kinds


def test_no_theme_takes_the_address_of_a_kind() -> None:
    assert not THEMES.pages.keys() & {kind.slug for kind in kinds()}


def test_every_page_below_another_has_that_one() -> None:
    above = {name.rpartition("/")[0] for name in THEMES.pages} - {""}

    assert above <= THEMES.pages.keys()


def test_leads_stand_over_lists_there_are() -> None:
    assert THEMES.leads.keys() <= {kind.slug for kind in kinds()}
