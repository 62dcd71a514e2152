"""Deliver what waits: a batch to each endpoint in turn, until nothing is due.

The cursor moves once a batch was taken and never before, so whoever is killed loses
nothing: at worst a batch is sent again, with the same id. No transaction is open while
we wait for a receiver.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from registry.ledger import read
from registry.webhooks import back_off, notices, signing
from registry.webhooks.batch import Batch, body, cut, message_id
from registry.webhooks.held import due, hold, keep, let_go
from registry.webhooks.models import Endpoint, State
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer, post
from registry.webhooks.tries import remember

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one try: which numbers it told, and how many are left to tell."""

    endpoint: str
    first: int
    last: int
    answer: Answer
    left: int


def deliver(
    *, clock: Clock, goes_on: Callable[[], bool] = lambda: True
) -> Iterator[Told]:
    """Deliver until nothing is due, or `goes_on` says no; yield what came of each try.

    Endpoints take turns, a batch each, so that none waits for another to catch up.
    """
    while keys := due(clock()):
        for key in keys:
            if not goes_on():
                return
            held = hold(key, clock())
            told = _turn(held, clock) if held else None
            if told:
                yield told


def _turn(held: Endpoint, clock: Clock) -> Told | None:
    """Tell an endpoint its next batch; None where it wants none of the next."""
    head = read.head()
    batch = cut(held, head.seq)
    if not batch.entries:
        let_go(held, after=batch.upto, upto=None)
        return None
    if not keep(held, upto=batch.upto):
        let_go(held)  # the cursor was set elsewhere
        return None
    answer = _sent(held, batch, log_id=head.log_id, at=clock())
    _settle(held, batch, answer=answer, at=clock())
    place = batch.upto if answer.outcome == Outcome.TAKEN else held.after
    return Told(held.name, *batch.span, answer, head.seq - place)


def _sent(held: Endpoint, batch: Batch, *, log_id: str, at: datetime) -> Answer:
    text = body(batch, log_id=log_id, after=held.after)
    seeds = signing.seeds(held, at)
    named = signing.headers(text, message_id(batch, log_id), at=at, seeds=seeds)
    return post(held.url, text, headers=named)


def _settle(held: Endpoint, batch: Batch, *, answer: Answer, at: datetime) -> None:
    """Store what came of a try, both or neither: the cursor, and a line of the log."""
    taken = answer.outcome == Outcome.TAKEN
    values = _moved(batch, at) if taken else _failed(held, answer, at=at)
    with transaction.atomic():
        stored = let_go(held, **values)
        if stored or Endpoint.objects.filter(pk=held.pk).exists():  # not removed
            remember(held, answer, at=at, span=batch.span)
    if stored and "state" in values:
        notices.paused(values["state"])


def _moved(batch: Batch, at: datetime) -> dict[str, Any]:
    return {
        "after": batch.upto,
        "upto": None,
        "failures": 0,
        "failing_since": None,
        "next_try_at": None,
        "delivered_at": at,
    }


def _failed(held: Endpoint, answer: Answer, *, at: datetime) -> dict[str, Any]:
    """Return when it is tried again, or as what it is paused."""
    failures, since = held.failures + 1, held.failing_since or at
    pause = back_off.wait(failures, answer.retry_after, at=at)
    values = {
        "failures": failures,
        "failing_since": since,
        "next_try_at": at + pause,
    }
    if answer.outcome == Outcome.GONE:
        return values | {"state": State.GONE}
    if back_off.is_given_up(since, at):
        return values | {"state": State.GIVEN_UP}
    return values
