"""Several licences and applications, and the one that answers for them all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from policies.licence.status import NOTHING, UNCERTAIN, Standing

# The best in force that day, then the latest ended, then none. A suspended licence is
# still a licence: it stands before every application.
ORDER = ("licensed", "reported", "suspended", "deemed", "in-principle", "applied")
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
    """A licence or application as it stands on the day, and its regime.

    `seen` is the literal of the day before this one on which it was last seen on the
    register; blank: it was not looked for, or it was seen since.
    """

    standing: Standing
    regime: str = ""
    seen: str = ""

    @property
    def stale(self) -> bool:
        """Say whether it is an application nobody has seen on the list since."""
        return bool(self.seen) and self.standing.tag in APPLICATIONS


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
