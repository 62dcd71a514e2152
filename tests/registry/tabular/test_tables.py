"""Tables are named, and their columns told, from what the kinds declare."""

import re

from registry.records.kinds import kind_by_slug, kinds, parts_of
from registry.tabular import tables

PLAIN = re.compile(r"[a-z][a-z_]*")


def test_every_kind_and_sort_of_part_has_a_table_of_its_own():
    found = list(tables.all_tables())

    wanted = sum(len(parts_of(kind.record)) for kind in kinds()) + 1  # all citations
    assert len({table.name for table in found}) == len(found) == wanted
    assert all(PLAIN.fullmatch(table.name) for table in found)


def test_no_column_is_told_twice_and_each_is_described():
    for table in tables.all_tables():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert all(column.description for column in table.columns)


def test_types_are_those_of_the_columns():
    found = tables.of_part(kind_by_slug()["licences"], "status_events")

    types = {column.name: column.type for column in found.columns}
    assert types["position"] == "integer"
    assert types["confirmed"] == "boolean"
    assert types["effective"] == "string"  # a partial date
    assert found.path == "licences-status-events.csv"


def test_a_row_takes_each_value_from_the_first_that_holds_it():
    columns = tuple(tables.Column(name, "string", "") for name in "abc")
    table = tables.Table("t", "t", columns)

    assert tables.values(table, {"a": None}, {"a": 1, "b": 2}) == [None, 2, None]


def test_nobody_who_verified_a_citation_is_named():
    names = {column.name for column in tables.citations().columns}

    assert "verified_by" not in names
    assert {"owner", "source", "quote", "verified_on"} <= names
