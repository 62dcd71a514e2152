"""The official lists that were looked in, as bodies tell them."""

from collections.abc import Iterable
from typing import Any

from registry.api import shapes
from registry.api.parameters import Schema
from registry.records.looked import Looked

LIST: Schema = shapes.whole(
    list=shapes.TEXT,
    name=shapes.TEXT,
    url=shapes.BLANK_TEXT,
    shows=shapes.TEXT,
    checked_on={"type": ["string", "null"], "format": "date"},
    checked_time=shapes.BLANK_TEXT,
    result=shapes.BLANK_TEXT,
    count={"type": ["integer", "null"]},
    days_allowed=shapes.NUMBER,
    overdue=shapes.FLAG,
)


def overdue(lists: Iterable[Looked]) -> bool:
    """Say whether any list should have been looked in again by the day."""
    return any(one.overdue for one in lists)


def fresh(one: Looked) -> dict[str, Any]:
    """Return an official list with its newest check by the day, nulls for none."""
    seen = one.seen
    return {
        "list": one.public_id,
        "name": one.name.text,
        "url": one.url or None,
        "shows": one.shows,
        "checked_on": seen.day.isoformat() if seen else None,
        "checked_time": seen.time or None if seen else None,
        "result": seen.result if seen else None,
        "count": seen.count if seen else None,
        "days_allowed": one.days_allowed,
        "overdue": one.overdue,
    }
