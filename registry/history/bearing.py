"""What a change itself tells of the world: from which day it is so, and who says it."""

from collections.abc import Iterable, Iterator
from typing import Any

from registry.history.differences import Form, differences
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, parts_of
from registry.records.partial_date import bounds

Row = dict[str, Any]  # a part in a public form


def true_from(kind: Kind, *, old: Form, new: Form) -> str | None:
    """Return the first day that a change states, a partial date; None for none.

    A row it adds holds from the first of its days; of a row that was there, the days
    that changed count, else the first too. A value of the record has no day.
    """
    found = {
        day
        for name, columns in _day_columns(kind).items()
        for row in _touched(name, old=old, new=new)
        for day in _days(row, columns, before=_before(row, old.get(name) or ()))
    }
    return min(found, key=_place, default=None)


def _place(day: str) -> tuple[str, str]:
    """Return where a day stands; of two that begin as one, always the same is first."""
    return str(bounds(day).earliest or ""), day


def cited(kind: Kind, *, old: Form, new: Form) -> list[str]:
    """Return the public ids of the sources that bear on what a change changed.

    Those of citations it added or changed come first.
    """
    paths = {
        f"{name.replace('.', f'/{row}/')}" if row else name
        for name, row in ((d.name, d.row) for d in differences(old, new, kind=kind))
    }
    added = _touched("citations", old=old, new=new)
    bearing = (row for row in new["citations"] if paths.intersection(row["fields"]))
    return list(dict.fromkeys(row["source"] for row in (*added, *bearing)))


def _touched(name: str, *, old: Form, new: Form) -> Iterator[Row]:
    """Yield the rows of a part that a change added or changed."""
    before = old.get(name) or ()
    yield from (row for row in new.get(name) or () if row not in before)


def _before(row: Row, rows: Iterable[Row]) -> Row | None:
    return next((one for one in rows if one["id"] == row["id"]), None)


def _days(row: Row, columns: list[str], *, before: Row | None) -> list[str]:
    days = [day for column in columns if (day := row.get(column))]
    was = before or row
    changed = [row[c] for c in columns if row.get(c) and row[c] != was.get(c)]
    return changed or days[:1]


def _day_columns(kind: Kind) -> dict[str, list[str]]:
    """Return {part: its columns that hold a day, that of the beginning first}."""
    found = {
        name: [f.name for f in part._meta.fields if isinstance(f, PartialDateField)]
        for name, part in parts_of(kind.record).items()
    }
    return {name: columns for name, columns in found.items() if columns}
