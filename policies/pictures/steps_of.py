"""What became of licences, read once, so that any day can be asked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from policies.answers.permissions import Permission
from policies.licence.models import StatusEvent
from policies.licence.status import UNCERTAIN, Event, literal, standing
from registry.records.partial_date import bounds

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """The events of a licence in order, and when it was last seen on the register."""

    events: tuple[Event, ...]
    last_seen: str = ""

    def on(self, day: date) -> Permission:
        """Return what it permits on a day."""
        latest = bounds(self.last_seen).latest if self.last_seen else None
        seen = self.last_seen if latest and latest < day else ""
        return Permission(standing(self.events, day), seen=seen)

    def days(self) -> set[date]:
        """Return the days on which that may change."""
        known = [day for one in self.events for day in (one.earliest, one.latest)]
        latest = bounds(self.last_seen).latest if self.last_seen else None
        return {day for day in known if day} | ({latest + ONE_DAY} if latest else set())


def courses(licences: Iterable[UUID]) -> dict[UUID, Course]:
    """Return {licence: its course}, of those that have events; one query."""
    events: dict[UUID, list[Event]] = defaultdict(list)
    seen: dict[UUID, str] = {}
    rows = StatusEvent.objects.filter(licence__in=list(licences))
    for row in rows.select_related("licence").order_by("position", "pk"):
        seen[row.licence_id] = row.licence.last_seen_on
        events[row.licence_id].append(
            Event(
                status=row.status,
                earliest=row.earliest,
                latest=row.latest,
                confirmed=row.confirmed,
                client_scope=row.client_scope,
                day=day_of(row),
            )
        )
    return {key: Course(tuple(known), seen[key]) for key, known in events.items()}


def tag_of(permission: Permission) -> str:
    """Return its tag; an application nobody has seen on the list since is uncertain."""
    return UNCERTAIN if permission.stale else permission.standing.tag


def day_of(row: StatusEvent) -> str:
    """Return the literal of the day an event took effect."""
    return literal(
        row.effective,
        first=row.not_before,
        last=row.not_after,
        announced=row.announced,
    )


def days_of(courses: Iterable[Course]) -> set[date]:
    """Return the days on which what stands of any of these may change."""
    return {day for course in courses for day in course.days()}
