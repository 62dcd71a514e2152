"""Who acts in which role."""

import pytest

from policies.models import Regulator
from policies.pictures.roles import authorities, role_of


@pytest.mark.parametrize(
    ("slug", "kind", "role"),
    [
        ("sfc", "statutory_regulator", "sfc"),
        ("hkma", "statutory_regulator", "hkma"),
        ("ia", "statutory_regulator", "gov"),
        ("fstb", "bureau", "gov"),
        ("cyberport", "company", "firm"),
    ],
)
def test_an_authority_has_the_role_it_plays(slug: str, kind: str, role: str) -> None:
    assert role_of(Regulator(slug=slug, type=kind)) == role


def test_a_legend_names_the_roles_in_use_alone() -> None:
    assert authorities({"sfc", "gov"}) == (
        ("gov", "Government and others"),
        ("sfc", "Conduct regulator (SFC)"),
    )
