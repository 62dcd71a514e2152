"""Which sequence of status events is possible."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from policies.licence.vocabulary import FINAL, NEXT, Status
from registry.records.partial_date import Bounds, bounds

Row = Mapping[str, Any]  # a status event as a state holds it
FIRST = ("effective", "not_before")  # the first that is filled bounds the day
LAST = ("effective", "not_after", "announced")


def in_order(events: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """Return (part id, event), by position."""
    return sorted(events.items(), key=lambda item: item[1]["position"])


def faults(events: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield (path, message) for each event that cannot follow the one before it."""
    before: str | None = None
    reached = date.min  # no event below happened before this day
    seen: set[int] = set()
    for key, event in in_order(events):
        path = f"status_events/{key}"
        if event["position"] in seen:
            yield f"{path}/position", _("Two events have this number: renumber them.")
        seen.add(event["position"])
        yield from _step(path, event, before=before)
        day = day_of(event)
        yield from _day(path, event, reached=reached)
        reached = max(reached, day.earliest or reached)
        if event["status"] != Status.CONDITION_VARIED:
            before = event["status"]


def is_over(events: Mapping[str, Row]) -> bool:
    """Say whether the last status, conditions aside, ends the record."""
    statuses = [
        event["status"]
        for _key, event in in_order(events)
        if event["status"] != Status.CONDITION_VARIED
    ]
    return bool(statuses) and statuses[-1] in FINAL


def day_of(event: Row) -> Bounds:
    """Return the first and last day on which the event may have taken effect."""
    first = next((event[name] for name in FIRST if event.get(name)), "")
    last = next((event[name] for name in LAST if event.get(name)), "")
    return Bounds(
        bounds(first).earliest if first else None,
        bounds(last).latest if last else None,
    )


def _day(path: str, event: Row, *, reached: date) -> Iterator[tuple[str, str]]:
    if not any(event.get(name) for name in {*FIRST, *LAST}):
        yield f"{path}/effective", _("Give a day, a bound or an announcement.")
    day = day_of(event)
    if not day.latest:
        return
    if day.earliest and day.latest < day.earliest:
        yield (
            f"{path}/announced",
            _("It was announced before it can have happened: give the last day it may"
              " have happened.")
        )  # fmt: skip
    elif day.latest < reached:
        yield f"{path}/effective", _("This lies before the event above it.")


def _step(path: str, event: Row, *, before: str | None) -> Iterator[tuple[str, str]]:
    status = event["status"]
    if before is None:
        return  # a record may begin at any status
    after = NEXT.get(before, set())
    if status in after or (status == Status.CONDITION_VARIED and after):
        return
    words = {"now": Status(status).label, "before": Status(before).label}
    if status == before:
        yield f"{path}/status", _("“%(now)s” stands already: remove one event.") % words
        return
    yield (
        f"{path}/status",
        _("“%(now)s” cannot follow “%(before)s”: add the step between, or open a new "
          "record for a new application.") % words,
    )  # fmt: skip
