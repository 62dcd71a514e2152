"""Which sequence of status events is possible."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from policies.licence.vocabulary import NEXT, Status

Row = Mapping[str, Any]  # a status event as a state holds it


def in_order(events: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """Return (part id, event), by position."""
    return sorted(events.items(), key=lambda item: item[1]["position"])


def faults(events: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield (path, message) for each event that cannot follow the one before it."""
    before: str | None = None
    day = ""
    seen: set[int] = set()
    for key, event in in_order(events):
        path = f"status_events/{key}"
        if event["position"] in seen:
            yield f"{path}/position", _("Two events have this number: renumber them.")
        seen.add(event["position"])
        yield from _step(path, before, event)
        now = first_day(event)
        if not now:
            yield f"{path}/effective", _("Give a day, a bound or an announcement.")
        elif day and now < day[: len(now)]:
            yield f"{path}/effective", _("This lies before the event above it.")
        day = now or day
        if event["status"] != Status.CONDITION_VARIED:
            before = event["status"]


def first_day(event: Row) -> str:
    """Return the literal an event is ordered by."""
    names: Sequence[str] = ("effective", "not_before", "announced", "not_after")
    return next((event[name] for name in names if event.get(name)), "")


def _step(path: str, before: str | None, event: Row) -> Iterator[tuple[str, str]]:
    status = event["status"]
    if before is None or status in NEXT.get(before, set()):
        return  # a record may begin at any status
    if status == Status.CONDITION_VARIED and before not in Status.__members__:
        if NEXT.get(before):
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
