"""The citations of the data set, each at its record and naming its fields."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from policies.seeds.keys import part_key, record_key
from policies.seeds.schema import (
    CLAIMS,
    LINKS,
    PARTS,
    RECORDS,
    TABLE_OF,
    Link,
    PartTable,
    Table,
)
from policies.seeds.tables import Row, by_key, name_in, rows
from registry.records.state import State, fields_of

ACCESSOR = "citations"
SAME = ("source", "locator", "quote", "stance", "read")  # and what it says

Cell = tuple[str, str, str]  # table, key of the row, column


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell of the tables stands in the register."""

    of: str  # the records' table
    owner: str  # the record's row
    path: str

    @property
    def record(self) -> UUID:
        """Return the record's key."""
        return record_key(self.of, self.owner)


@cache
def citations() -> dict[UUID, dict[str, State]]:
    """Return {record key: {citation key: values}}; do not change them."""
    folded: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows("citations"):
        record = place((row["table"], row["record"], row["field"])).record
        folded[record, _spoken(row), *(row[name] for name in SAME)].append(row)
    found: dict[UUID, dict[str, State]] = defaultdict(dict)
    for (record, *_same), group in folded.items():
        key = part_key("citations", group[0]["key"], accessor=ACCESSOR)
        found[record][str(key)] = _citation(group)
    return found


def place(cell: Cell) -> Place:
    """Return where this cell stands; raise KeyError for one the register has not."""
    table, key, column = cell
    what, field = _columns()[table, column]
    if isinstance(what, Table):
        return Place(table, key, field)
    owner = by_key(table)[key][what.owner]
    if isinstance(what, Link):
        return Place(what.of, owner, field)
    part = part_key(table, key, accessor=what.accessor)
    return Place(what.of, owner, f"{what.accessor}/{part}/{field}")


@cache
def _columns() -> dict[tuple[str, str], tuple[Table | PartTable | Link, str]]:
    """Return {(table, column): (what holds it, field)}."""
    found: dict[tuple[str, str], tuple[Table | PartTable | Link, str]] = {}
    for table in (*RECORDS, *PARTS, CLAIMS):
        for field in fields_of(table.model):
            column = table.columns.get(field.name, field.name)
            found[table.name, column] = table, field.name
    for link in LINKS:
        found[link.name, link.column] = link, link.field
    return found


def _citation(group: list[Row]) -> State:
    row = group[0]
    cells = [(r["table"], r["record"], r["field"]) for r in group]
    return {
        "fields": sorted({place(cell).path for cell in cells}),
        "source": str(record_key("sources", row["source"])),
        **{name: row[name] for name in ("locator", "quote", "stance", "read")},
        "says": _spoken(row),
    }


def _spoken(row: Row) -> str:
    """Return what the source says, names and words in place of keys and codes."""
    what, field = _columns()[row["table"], row["field"]]
    says = row["says"]
    if isinstance(what, Link):
        return _named(what.to, says)
    column: Any = what.model._meta.get_field(field)
    if column.is_relation:
        return _named(TABLE_OF[column.related_model], says)
    return str(dict(column.choices or ()).get(says, says))


def _named(table: str, says: str) -> str:
    return name_in(table, says) if says in by_key(table) else says
