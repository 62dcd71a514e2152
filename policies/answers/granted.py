"""A licence or application as answers list it: since when, until when, for whom."""

from collections.abc import Iterable, Sequence
from datetime import date

from policies.answers.permissions import ENDED, Permission
from policies.licence.status import UNCERTAIN, Event, Standing, standing
from policies.licence.vocabulary import FINAL
from registry.records.kinds import Granted


def granted(
    permission: Permission, on: date, *, activities: Iterable[str] = ()
) -> Granted | None:
    """Return what the licence permits on the day; None before its first event."""
    now = permission.standing
    if now.tag == "none":
        return None
    return {
        "licence": permission.licence,
        "regime": permission.regime,
        "regulator": permission.regulator,
        "activities": list(activities),
        "audience": now.client_scope or None,
        "audience_from": _audience_from(permission.events, now, on=on) or None,
        "audience_confirmed": now.scope_confirmed,
        "from": _since(permission.events, now, on=on) or None,
        "to": (_end(permission.events) or None) if now.certain else None,
        "tag": now.tag,
        "confirmed": now.confirmed,
    }


def _since(events: Sequence[Event], now: Standing, *, on: date) -> str:
    """Return since when it stands so; of what ended, since when it had stood."""
    if now.tag not in ENDED:
        return now.since
    before = standing([e for e in events if e.status not in FINAL], on)
    return before.since


def _end(events: Sequence[Event]) -> str:
    """Return the day of the event that ends it, past or to come."""
    return next((event.day for event in events if event.status in FINAL), "")


def _audience_from(events: Sequence[Event], now: Standing, *, on: date) -> str:
    """Return since when these clients may be served; blank where that is not certain.

    An event has named the clients once the last day it may have happened is reached.
    """
    if now.client_scope in ("", UNCERTAIN):
        return ""
    scope = since = ""
    for event in events:
        happened = event.latest is not None and event.latest <= on
        if happened and event.client_scope and event.client_scope != scope:
            scope, since = event.client_scope, event.day
    return since if scope == now.client_scope else ""
