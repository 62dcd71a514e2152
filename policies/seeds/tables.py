"""The tables of the data set, as they lie in `hong_kong/`."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "hong_kong"

Row = dict[str, str]  # an empty text: not known, or does not apply


@cache
def rows(table: str) -> list[Row]:
    """Return the rows of a table in their order; do not change them."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@cache
def by_key(table: str) -> dict[str, Row]:
    """Return {key: row}."""
    return {row["key"]: row for row in rows(table)}


def name_in(table: str, key: str) -> str:
    """Return the English name or title of a row."""
    row = by_key(table)[key]
    return row.get("name_en") or row.get("title_en") or row["title"]
