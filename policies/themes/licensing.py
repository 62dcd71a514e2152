"""Whether an activity needs a licence on a day, and how many hold one."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from policies.answers.counts import licensed_platforms
from policies.answers.licences import permissions
from policies.answers.wording import day_words
from policies.licence.models import Licence
from policies.licence.vocabulary import Regime
from policies.licence_type.models import LicenceType, LicenceTypeState
from policies.themes.in_effect import Rule
from registry.records.partial_date import bounds

# regime → the sentence while its licence is in force, and before
SENTENCES = {
    Regime.STABLECOIN_ISSUER: (
        _(
            "Issuing a stablecoin in Hong Kong needs a licence since %(since)s;"
            " licensed issuers on %(day)s: %(n)d."
        ),
        _(
            "No licence for issuing stablecoins was in force on %(day)s;"
            " licensed issuers: %(n)d."
        ),
    ),
    Regime.VATP: (
        _(
            "Operating a trading platform in Hong Kong needs a licence since"
            " %(since)s; licensed platforms on %(day)s: %(n)d."
        ),
        _(
            "The licence that every trading platform needs was not in force on"
            " %(day)s; licensed platforms: %(n)d."
        ),
    ),
}


def licensing(regime: str, rules: Sequence[Rule], *, on: date, language: str) -> str:
    """Return the sentence; the licence is the one its rules name; at most 2 queries.

    Only holders whom an official source calls licensed are counted.
    """
    during, before = SENTENCES[Regime(regime)]
    since = _since({r.row.licence_type for r in rules if r.row.licence_type}, on)
    words = {"day": day_words(on.isoformat(), language), "n": holders(regime, on)}
    if not since:
        return str(before) % words
    return str(during) % (words | {"since": day_words(since, language)})


def holders(regime: str, on: date) -> int:
    """Return how many are licensed under a regime on the day; 2 queries."""
    if regime == Regime.VATP:
        return licensed_platforms(on).confirmed
    keys = Licence.objects.filter(regime=regime).values_list("pk", flat=True)
    found = permissions(keys, on).values()
    return sum(held.standing.tag == "licensed" for held in found)


def _since(types: set[LicenceType], on: date) -> str:
    """Return the day since which one of these licences is in force; blank for none."""
    days = sorted(
        (last, one.effective)
        for one in types
        if one.state == LicenceTypeState.IN_FORCE
        and one.effective
        and (last := bounds(one.effective).latest)
        and last <= on
    )
    return days[0][1] if days else ""
