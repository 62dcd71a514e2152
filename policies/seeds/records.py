"""The records of the data set, each as the state it is added in."""

from policies.seeds import own_values
from policies.seeds.keys import part_key, record_key
from policies.seeds.schema import LINKS, PARTS, PartTable, Table
from policies.seeds.tables import Row, rows
from policies.seeds.values import values
from registry.records.state import State


def states(table: Table) -> dict[str, State]:
    """Return {row key: state} in the table's order, without citations."""
    found = {row["key"]: _state(table, row) for row in rows(table.name)}
    for part in PARTS:
        if part.of == table.name:
            _give_parts(found, part)
    for link in LINKS:
        for row in rows(link.name):
            if link.of == table.name and row[link.column]:
                there = str(record_key(link.to, row[link.column]))
                found[row[link.owner]].setdefault(link.field, {})[there] = True
    return found


def _state(table: Table, row: Row) -> State:
    state = values(table, row)
    if table.slugged:
        state["slug"] = row["key"]
    return state | (own_values.of_policy(row) if table.name == "policies" else {})


def _give_parts(found: dict[str, State], part: PartTable) -> None:
    for row in rows(part.name):
        if given := values(part, row):
            key = str(part_key(part.name, row["key"], accessor=part.accessor))
            found[row[part.owner]].setdefault(part.accessor, {})[key] = given
