"""How long to wait after a failure, and when to give up."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST_S, LONGEST_S = 5, 60 * 60  # the wait may be up to that, doubled each time
HEEDED_S = 24 * 60 * 60  # of what a receiver asks for
GIVEN_UP_AFTER = timedelta(days=3)
DOUBLINGS = 20  # more overflow nothing, and change nothing

Chance = Callable[[float, float], float]
CHANCE: Chance = random.SystemRandom().uniform


def wait(
    failures: int, retry_after: str, *, at: datetime, chance: Chance = CHANCE
) -> timedelta:
    """Return how long to wait after so many failures in a row, one at least.

    Full jitter: anything up to the doubled bound, so that those who failed together
    do not come together again. Never sooner than the receiver asks, in `Retry-After`
    (RFC 9110, section 10.2.3), which is heeded up to a day.
    """
    bound = min(LONGEST_S, FIRST_S * 2 ** min(failures - 1, DOUBLINGS))
    asked = min(HEEDED_S, asked_s(retry_after, at))
    return timedelta(seconds=max(chance(0, bound), asked))


def asked_s(retry_after: str, at: datetime) -> float:
    """Return how many seconds a receiver asks to wait, 0 where it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return 0
    if then.tzinfo is None:  # "-0000": UTC
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - at).total_seconds())


def is_given_up(since: datetime, at: datetime) -> bool:
    """Say whether what failed since then has failed for long enough."""
    return at - since >= GIVEN_UP_AFTER
