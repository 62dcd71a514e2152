"""The status of a licence or application on a day, derived from its events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from policies.licence.vocabulary import Status
from registry.records.date_literal import POINT
from registry.records.partial_date import bounds
from registry.records.steps import Step
from registry.records.steps import standing as may_stand

UNCERTAIN = "uncertain"
TAGS = {
    Status.SUBMITTED: "applied",
    Status.IN_PRINCIPLE: "in-principle",
    Status.DEEMED: "deemed",
    Status.RETURNED: "returned",
    Status.REFUSED: "refused",
    Status.WITHDRAWN: "withdrawn",
    Status.LAPSED: "ended",
    Status.CLOSING: "closing",
    Status.SUSPENDED: "suspended",
    Status.PARTIALLY_SUSPENDED: "suspended",
    Status.REVOKED: "revoked",
    Status.CEASED: "ended",
    Status.EXPIRED: "ended",
}
HELD = frozenset({Status.GRANTED, Status.LICENSED, Status.LICENSED_RESTRICTED})


@dataclass(frozen=True, slots=True)
class Event:
    """A status event: what happened, and on which day at the earliest and latest.

    None: no bound is known on this side. `day` is the literal that readers are shown.
    """

    status: str
    earliest: date | None
    latest: date | None
    confirmed: bool
    client_scope: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is so of a licence on a day.

    `tag` is a code of the vocabulary; `uncertain` and not `certain` where the bounds
    of an event leave open which of the `possible` tags holds. `since` is the literal
    of the day from which the tag stood, `by` the last day that literal may mean.
    `client_scope` is blank where none was stated and `uncertain` where it is open.
    """

    tag: str
    status: str = ""
    since: str = ""
    by: date | None = None
    confirmed: bool = False
    certain: bool = True
    possible: tuple[str, ...] = ()
    client_scope: str = ""
    scope_confirmed: bool = False
    restricted: bool = False


NOTHING = Standing("none", possible=("none",))


def standing(events: Sequence[Event], on: date) -> Standing:
    """Return what stands on the day; `events` in order of position.

    The rule, for a day and the bounds of every event:

    1. An event has happened where its last possible day lies on or before the day, and
       has not where its first possible day lies after it. An event known by an
       announcement or "not after" alone has no first day: before its last day it may
       or may not have happened, save that it never precedes the event above it.
    2. The status stands that the last event that has happened gave, as long as every
       later one has surely not happened. Before the first event there is no record.
    3. Where several statuses may stand and give one tag, that tag is certain.
       Otherwise the day is uncertain, and none of them counts.
    4. A licence counts as licensed once a grant in the present run of granted, licensed
       and restricted is confirmed; until then it is `reported`.
    5. A varied condition keeps the status and its evidence; it may change the clients,
       who then rest on the evidence of the event that named them.
    """
    steps: list[Step[Standing]] = []
    now = NOTHING
    for event in events:
        now = _after(now, event)
        steps.append(Step(now, event.earliest, event.latest))
    return _one_of([found or NOTHING for found in may_stand(steps, on)])


def literal(effective: str, *, first: str, last: str, announced: str) -> str:
    """Return the literal of the day an event took effect, from its four columns.

    `first` and `last` are the bounds the source gives. Blank: nothing is known.
    """
    if effective:
        return effective
    ends = _end(first, "earliest"), _end(last or announced, "latest")
    return f"[{ends[0]}..{ends[1]}]" if any(ends) else ""


def _end(text: str, side: str) -> str:
    """Return the end of a range that a date gives: a range holds points alone."""
    if not text or POINT.fullmatch(text):
        return text
    day = getattr(bounds(text), side)
    return day.isoformat() if day else ""


def _after(before: Standing, event: Event) -> Standing:
    """Return what stands once the event has happened."""
    now = before
    if event.status in HELD:
        now = _held(before, event)
    elif event.status in TAGS:
        now = _new(before, event, tag=TAGS[Status(event.status)])
    elif before == NOTHING:  # conditions of a licence whose grant is not on record
        held = "licensed" if event.confirmed else "reported"
        now = Standing(UNCERTAIN, certain=False, possible=(held, "suspended"))
    if event.client_scope:
        scope, confirmed = event.client_scope, event.confirmed
        return replace(now, client_scope=scope, scope_confirmed=confirmed)
    return now


def _held(before: Standing, event: Event) -> Standing:
    """Return a licence that is held, since the first event that says so as surely."""
    run_on = before.status in HELD
    confirmed = event.confirmed or (run_on and before.confirmed)
    tag = "licensed" if confirmed else "reported"
    now = _new(before, event, tag=tag)
    if run_on and before.tag == tag:
        now = replace(now, since=before.since, by=before.by or event.latest)
    restricted = event.status == Status.LICENSED_RESTRICTED
    return replace(now, confirmed=confirmed, restricted=restricted)


def _new(before: Standing, event: Event, *, tag: str) -> Standing:
    return Standing(
        tag,
        status=event.status,
        since=event.day,
        by=event.latest,
        confirmed=event.confirmed,
        possible=(tag,),
        client_scope=before.client_scope,
        scope_confirmed=before.scope_confirmed,
    )


def _one_of(found: Sequence[Standing]) -> Standing:
    """Return the one standing that all of these leave certain."""
    tags = tuple(dict.fromkeys(tag for one in found for tag in one.possible))
    if len(tags) > 1:
        return Standing(UNCERTAIN, certain=False, possible=tags)
    first, scopes = found[0], {one.client_scope for one in found}
    return replace(
        first,
        confirmed=all(one.confirmed for one in found),
        client_scope=first.client_scope if len(scopes) == 1 else UNCERTAIN,
        scope_confirmed=all(one.scope_confirmed for one in found),
        restricted=any(one.restricted for one in found),
    )
