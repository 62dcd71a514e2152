"""Which requirements hold on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from policies.policy.models import Requirement


def valid_on(on: date) -> "QuerySet[Requirement]":
    """Return the requirements that surely hold on the day.

    Both days of a requirement are inclusive; a blank end is no end. A day that lies
    between the bounds of either is not certain, and does not count.
    """
    return Requirement.objects.filter(
        Q(to_earliest__gte=on) | Q(valid_to=""), from_latest__lte=on
    )
