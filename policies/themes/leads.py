"""What stands over the lists of kinds: a count in a sentence, an explanation."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.wording import day_words
from policies.policy.models import PolicyRelation
from policies.policy.vocabulary import Relation
from registry.records.kinds import Said
from registry.records.themes import Lead

IN_FORCE = "in-force"


def rules_lead(answers: Mapping[str, Said], on: date, *, language: str) -> Lead:
    """Return how many rules are in force on the day; one query.

    A bill that became law has the status of that law, and is no rule beside it.
    """
    bills = set(
        PolicyRelation.objects.filter(relation=Relation.ENACTED_AS).values_list(
            "policy__public_id", flat=True
        )
    )
    found = [i for i, answer in answers.items() if answer["tag"] == IN_FORCE]
    count = len(set(found) - bills)
    words = {"n": count, "day": day_words(on.isoformat(), language)}
    said = ngettext(
        "%(n)d rule is in force on %(day)s.",
        "%(n)d rules are in force on %(day)s.",
        count,
    )
    became = len(found) - count
    note = ngettext(
        "%(n)d bill that became law bears the status of that law.",
        "%(n)d bills that became law bear the status of that law.",
        became,
    ) % {"n": became}
    return Lead(said % words, note if became else "")


def alerts_lead(answers: Mapping[str, Said], on: date, *, language: str) -> Lead:
    """Return how many names are on alert lists on the day, and what that means."""
    count = _tags(answers)["alert"]
    words = {"n": count, "day": day_words(on.isoformat(), language)}
    return Lead(
        ngettext(
            "%(n)d name is on an authority’s alert list on %(day)s.",
            "%(n)d names are on an authority’s alert list on %(day)s.",
            count,
        )
        % words,
        _(
            "A listing is the authority’s own warning: we report it and pass no verdict"
            " of ours. A name that is not listed is not thereby licensed."
        ),
        is_searched=True,
    )


LEADS = {"alerts": alerts_lead, "policies": rules_lead}


def _tags(answers: Mapping[str, Said]) -> Counter[str | None]:
    return Counter(answer["tag"] for answer in answers.values())
