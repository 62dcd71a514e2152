"""How a requirement is said: what it asks, of which value, in whose words."""

from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from policies.policy.models import Requirement
from policies.policy.vocabulary import Comparator
from registry.records.themes import Words

ENGLISH = "en"  # the records hold rules in English alone


def bond(row: Requirement) -> tuple[Words, ...]:
    """Return how a rule binds, with its value: `At least` `HKD 5,000,000`."""
    binds = Words(capfirst(str(row.get_comparator_display())))
    value = _value(row)
    return (binds, value) if value else (binds,)


def rule(row: Requirement) -> tuple[Words, ...]:
    """Return the text of a rule."""
    return (Words(row.rule, ENGLISH),)


def limit(row: Requirement) -> tuple[Words, ...]:
    """Return what a rule forbids, or is the only thing it allows, with its subject."""
    said = Words(f"{capfirst(row.subject)}: {row.rule}.", ENGLISH)
    if row.comparator == Comparator.PROHIBITED:
        return (Words(_("Prohibited:")), said)
    return (said,)


def _value(row: Requirement) -> Words | None:
    """Return the value with its currency and unit: `HKD 5,000,000`."""
    if row.value is None:
        return None
    number = f"{_plain(row.value):,f}"
    parts = (row.currency, number, row.unit)
    return Words(" ".join(part for part in parts if part), ENGLISH)


def _plain(value: Decimal) -> Decimal:
    """Return the number without zeros that say nothing."""
    return Decimal(int(value)) if value == int(value) else value


def subject(row: Requirement) -> Words:
    """Return what the rule is about."""
    return Words(capfirst(row.subject), ENGLISH)
