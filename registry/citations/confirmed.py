"""A status is confirmed by a source of tier 1 to 3, settled at publication."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from registry.citations.models import Source
from registry.citations.vocabulary import CONFIRMING_TIER, Stance
from registry.records.kinds import Kind, parts_of
from registry.records.rows import plain
from registry.records.state import State, owner_key


def confirmations(
    kind: Kind, state: State, *, tiers: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """Return {part id: {"confirmed": bool}} for the parts the kind says it confirms.

    `kind.confirms` names fields of parts (`status_events.status`); a row is confirmed
    when a source of tier ≤ 3 supports that field. `tiers` maps source keys to tiers.
    """
    found: dict[str, dict[str, Any]] = {}
    official = _officially_supported(state, tiers)
    for name in kind.confirms:
        part, _dot, field = name.partition(".")
        for key in state[part]:
            found[key] = {"confirmed": f"{part}/{key}/{field}" in official}
    return found


def stored(kind: Kind, ids: Collection[UUID]) -> dict[str, dict[str, Any]]:
    """Return the confirmations that live records of a kind hold; a query a part."""
    found: dict[str, dict[str, Any]] = {}
    for name in {name.partition(".")[0] for name in kind.confirms}:
        part = parts_of(kind.record)[name]
        rows = plain(part).filter(**{f"{owner_key(part)}__in": ids})
        pairs = rows.values_list("pk", "confirmed")
        found |= {str(pk): {"confirmed": yes} for pk, yes in pairs}
    return found


def tiers_of(states: Iterable[State]) -> dict[str, int]:
    """Return {source key: tier} of the sources these states cite; one query."""
    keys = {row["source"] for state in states for row in state["citations"].values()}
    rows = plain(Source).filter(pk__in=keys).values_list("pk", "tier")
    return {str(pk): tier for pk, tier in rows}


def with_confirmations(kind: Kind, state: State, *, tiers: Mapping[str, int]) -> State:
    """Return the state with `confirmed` in each row of the parts the kind confirms."""
    found = confirmations(kind, state, tiers=tiers)
    parts = {name.partition(".")[0] for name in kind.confirms}
    return state | {
        part: {key: row | found[key] for key, row in state[part].items()}
        for part in parts
    }


def _officially_supported(state: State, tiers: Mapping[str, int]) -> set[str]:
    return {
        path
        for row in state["citations"].values()
        if row["stance"] == Stance.SUPPORTS
        and tiers.get(row["source"], 9) <= CONFIRMING_TIER
        for path in row["fields"]
    }
