"""Several licences and applications, and the one that answers for them all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from policies.licence.status import NOTHING, UNCERTAIN, Event, Standing
from registry.records.partial_date import bounds

# The best in force that day, then the latest ended, then none. A suspended licence is
# still a licence: it stands before every application.
# So is one that its regulator lists as closing down, more to know than an application.
ORDER = (
    *("licensed", "reported", "suspended"),
    *("closing", "deemed", "in-principle", "applied"),
)
APPLICATIONS = frozenset({"deemed", "in-principle", "applied"})
ENDED = ("revoked", "ended", "returned", "refused", "withdrawn")
RANK = (
    {tag: rank for rank, tag in enumerate(ORDER)}
    | dict.fromkeys(ENDED, len(ORDER))
    | {"none": len(ORDER) + 1}
)
# the widest clients first, what is confirmed before what is reported
SCOPES = ("retail_and_professional", UNCERTAIN, "professional_only", "")


@dataclass(frozen=True, slots=True)
class Permission:
    """A licence or application as it stands on the day, and what it was read from.

    `licence` and `regulator` are public ids. `seen` is the literal of the day before
    this one on which it was last seen on the register; blank: it was not looked for,
    or it was seen since. `last_seen` is that day wherever it lies.
    """

    standing: Standing
    regime: str = ""
    seen: str = ""
    licence: str = ""
    regulator: str = ""
    events: tuple[Event, ...] = ()
    last_seen: str = ""

    @property
    def stale(self) -> bool:
        """Say whether it is an application nobody has seen on the list since."""
        return bool(self.seen) and self.standing.tag in APPLICATIONS

    @property
    def known_to(self) -> date | None:
        """Return the last day for which its events speak, or its being seen."""
        days = [event.latest for event in self.events]
        days += [bounds(self.last_seen).latest] if self.last_seen else []
        return max((day for day in days if day), default=None)


NO_PERMISSION = Permission(NOTHING)


def choose(permissions: Sequence[Permission]) -> Permission:
    """Return the permission that answers for the holder of all of these.

    The answer is no worse than the worst that the best of them may be; where a
    permission whose day is uncertain may be as good, the answer is uncertain.
    """
    every = permissions or [NO_PERMISSION]
    limit = min(max(map(_rank, p.standing.possible)) for p in every)
    sure = sorted((p for p in every if _counts(p, limit)), key=_place)
    tags = [p.standing.tag for p in sure[:1]]
    tags += [
        tag
        for p in every
        for tag in p.standing.possible
        if not p.standing.certain and RANK[tag] <= limit
    ]
    if len(set(tags)) > 1:
        possible = tuple(sorted(dict.fromkeys(tags), key=_rank))
        return Permission(Standing(UNCERTAIN, certain=False, possible=possible))
    return _with_clients(sure)


def also_suspended(chosen: Permission, permissions: Sequence[Permission]) -> bool:
    """Say whether another licence than the chosen one is surely suspended."""
    held = chosen.standing.tag in ("licensed", "reported")
    return held and any(p.standing.tag == "suspended" for p in permissions)


def _counts(permission: Permission, limit: int) -> bool:
    now = permission.standing
    return now.certain and RANK[now.tag] <= limit


def _rank(tag: str) -> int:
    return RANK[tag]


def _place(permission: Permission) -> tuple[int, int]:
    """Sort by rank; what stands by its first day, what ended by its last."""
    now = permission.standing
    day = (now.by or date.max).toordinal()
    return RANK[now.tag], -day if now.tag in ENDED else day


def _with_clients(sure: Sequence[Permission]) -> Permission:
    """Return the first, with the widest clients any of its tag may serve."""
    first = sure[0]
    same = (p.standing for p in sure if p.standing.tag == first.standing.tag)
    widest = min(same, key=_width)
    standing = replace(
        first.standing,
        client_scope=widest.client_scope,
        scope_confirmed=widest.scope_confirmed,
    )
    return replace(first, standing=standing)


def _width(standing: Standing) -> tuple[int, bool]:
    return SCOPES.index(standing.client_scope), not standing.scope_confirmed
