"""The next date on record after a day, and how often a record changed since."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Count

from registry.clock import HONG_KONG
from registry.ledger.models import Entry
from registry.records.partial_date import bounds


def next_change(literals: Iterable[str], on: date) -> str | None:
    """Return the first of these partial dates that surely lies after the day.

    Blank ones are passed over. Of those with one first day it is the most exact.
    """
    ahead = [
        (known.earliest, known.latest or date.max, literal)
        for literal in literals
        if literal
        for known in [bounds(literal)]
        if known.earliest and known.earliest > on
    ]
    return min(ahead)[2] if ahead else None


def later_changes(public_ids: Iterable[str], on: date) -> dict[str, int]:
    """Return {public id: entries recorded after the day ended in Hong Kong}; one query.

    Records without any are left out.
    """
    end = datetime.combine(on, time.max, HONG_KONG)
    later = Entry.objects.filter(public_id__in=list(public_ids), recorded_at__gt=end)
    counted = later.order_by().values_list("public_id").annotate(Count("pk"))
    return dict(counted)
