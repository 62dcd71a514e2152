"""Bodies are joined from texts: what the ledger stored is served byte for byte."""

import json
from collections.abc import Iterable
from typing import Any

from registry.ledger.append import facts_of
from registry.ledger.models import Entry


def text(value: Any) -> str:  # Any: whatever JSON can hold
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def joined(**members: str) -> str:
    """Return a JSON object of members that are JSON already."""
    return "{" + ",".join(f'"{name}":{value}' for name, value in members.items()) + "}"


def listed(items: Iterable[str]) -> str:
    """Return a JSON list of items that are JSON already."""
    return "[" + ",".join(items) + "]"


def told(entry: Entry) -> dict[str, Any]:
    """Return what the ledger says about an entry, its payload and leaf left out."""
    return {**facts_of(entry), "salt": entry.salt}


def told_with_review(entry: Entry) -> dict[str, Any]:
    """Return the same and whether nobody else looked at it; one query unless joined."""
    return told(entry) | {"published_alone": entry.change_set.published_alone}
