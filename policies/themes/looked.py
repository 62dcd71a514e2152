"""How often we looked in official lists, in a sentence."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.wording import day_words
from policies.official_list.models import Check


def looked(shows: Iterable[str], on: date, *, language: str) -> str:
    """Return how often lists that show these were looked in by the day; one query."""
    found = Check.objects.filter(
        official_list__shows__in=list(shows), checked_day__lte=on
    ).aggregate(times=Count("pk"), last=Max("checked_day"))
    if not found["times"]:
        return _("We have no look in an official list on record that would show it.")
    return ngettext(
        "We looked in the official lists that would show it once: %(day)s.",
        "We looked in the official lists that would show it %(n)d times, last:"
        " %(day)s.",
        found["times"],
    ) % {
        "n": found["times"],
        "day": day_words(found["last"].isoformat(), language),
    }
