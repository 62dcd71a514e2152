"""What is said of records that were found, whatever their kinds."""

from collections.abc import Iterable
from datetime import date

from registry.records.kinds import Said, catalogue, kind_by_slug
from registry.search.models import SearchRow


def said_of(rows: Iterable[SearchRow], on: date, *, language: str) -> dict[str, Said]:
    """Return {public id: what is said of it on the day}, one call for each kind."""
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row.public_id)
    said: dict[str, Said] = {}
    for slug, ids in by_kind.items():
        said |= catalogue().said(kind_by_slug()[slug], ids, on, language)
    return said
