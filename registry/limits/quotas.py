"""What may be asked how often, and the header fields that tell it.

The fields are those of draft-ietf-httpapi-ratelimit-headers-11 (RFC 9651 lists).
"""

import logging
import math
import sqlite3
from dataclasses import dataclass

from django.conf import settings

from registry.limits.counts import Uncounted, counts

POLICY, LEFT, AGAIN = "RateLimit-Policy", "RateLimit", "Retry-After"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Quota:
    """How often one may do something in a window; `most` 0: as often as one likes."""

    name: str
    most: int
    window_s: int


@dataclass(frozen=True, slots=True)
class Taken:
    """One more, counted: which it was in its window, and seconds until that ends."""

    quota: Quota
    used: int
    left_s: int

    @property
    def is_over(self) -> bool:
        """Say whether this one is too many."""
        return self.used > self.quota.most

    def headers(self) -> dict[str, str]:
        """Return the header fields of the answer; of a refusal when to ask again."""
        quota, left = self.quota, max(self.quota.most - self.used, 0)
        told = {
            POLICY: f'"{quota.name}";q={quota.most};w={quota.window_s}',
            LEFT: f'"{quota.name}";r={left};t={self.left_s}',
        }
        return {**told, AGAIN: str(self.left_s)} if self.is_over else told


def of_api() -> Quota:
    """Return how many requests of the API a network has in a minute."""
    return Quota("api", settings.API_LIMIT, 60)


def of_pages() -> Quota:
    """Return how many pages a network has in a minute."""
    return Quota("pages", settings.PAGE_LIMIT, 60)


def take(quota: Quota, who: str, *, at: float) -> Taken | None:
    """Count one more of `who`; None where nothing is limited, or nothing can count.

    `at` is in seconds of the epoch. Costs some 30 µs and no query. A disk that fails
    is logged, and keeps nobody from reading.
    """
    if not quota.most:
        return None
    try:
        kept = counts(settings.VAR)
        used, until = kept.take(f"{quota.name} {who}", at=at, window_s=quota.window_s)
    except (Uncounted, sqlite3.Error) as error:
        log.warning("No limit is held: %s", error)
        return None
    return Taken(quota, used, max(1, math.ceil(until - at)))


def give_back(quota: Quota, who: str) -> None:
    """Count one less of `who`."""
    if not quota.most:
        return
    try:
        counts(settings.VAR).give_back(f"{quota.name} {who}")
    except (Uncounted, sqlite3.Error) as error:
        log.warning("No limit is held: %s", error)
