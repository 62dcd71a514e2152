"""The status events of licences, read once, so that any day can be asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from policies.licence.models import StatusEvent
from policies.licence.status import Event, literal


def events_of(licences: Iterable[UUID]) -> dict[UUID, list[Event]]:
    """Return {licence: its events in order}, of those that have any; one query."""
    rows = StatusEvent.objects.filter(licence__in=list(licences))
    found: dict[UUID, list[Event]] = defaultdict(list)
    for row in rows.order_by("position", "pk"):
        found[row.licence_id].append(
            Event(
                status=row.status,
                earliest=row.earliest,
                latest=row.latest,
                confirmed=row.confirmed,
                client_scope=row.client_scope,
                day=day_of(row),
            )
        )
    return dict(found)


def day_of(row: StatusEvent) -> str:
    """Return the literal of the day an event took effect."""
    return literal(
        row.effective,
        first=row.not_before,
        last=row.not_after,
        announced=row.announced,
    )


def days_of(events: Iterable[Sequence[Event]]) -> set[date]:
    """Return the days on which what stands of any of these may change."""
    ends = {
        day
        for known in events
        for event in known
        for day in (event.earliest, event.latest)
    }
    return {day for day in ends if day}
