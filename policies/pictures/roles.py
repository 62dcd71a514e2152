"""Who acts in which role: it decides the colour and the lane, never a brand."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from policies.regulator.models import Regulator, RegulatorType

# the conduct regulator and the monetary authority of Hong Kong, by slug; a further
# jurisdiction names its own here, and takes the same two roles
NAMED = {"sfc": "sfc", "hkma": "hkma"}
FIRM, GOVERNMENT = "firm", "gov"
# {code: role} of those who are asked for together; no authority has such a slug
GROUPS = {"government-and-others": GOVERNMENT, "platforms": FIRM}


def role_of(regulator: Regulator) -> str:
    """Return the role of an authority; a public company counts among the firms."""
    if regulator.type == RegulatorType.COMPANY:
        return FIRM
    return NAMED.get(regulator.slug, GOVERNMENT)


def authorities(roles: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return (role, word) of these roles, for a legend."""
    words = {
        GOVERNMENT: _("Government and others"),
        "sfc": _("Conduct regulator (SFC)"),
        "hkma": _("Monetary authority (HKMA)"),
        FIRM: _("Platforms"),
    }
    return tuple((role, word) for role, word in words.items() if role in roles)
