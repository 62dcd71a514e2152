"""The data set is what was gathered, less what may not be published.

The tables as they were gathered lie beside a checkout where the data set is worked on;
elsewhere there is nothing to compare with, and the tests here are skipped by name.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from policies.seeds.tables import FOLDER, Row, rows

GATHERED = Path(__file__).parents[2] / "shared" / "domain" / "tables"
LATER = {"assets", "asset_admissions"}  # kinds that are still to come
TABLES = {path.stem for path in GATHERED.glob("*.csv")} - LATER - {"vocabularies"}

pytestmark = pytest.mark.skipif(
    not TABLES, reason="the gathered tables are not beside this checkout"
)


@cache
def gathered(table: str) -> list[Row]:
    with (GATHERED / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def unconfirmed() -> set[tuple[str, str, str]]:
    """Return (table, key, column) of each value that is believed only."""
    return {
        (table, row["key"], column)
        for table in TABLES
        for row in gathered(table)
        for column in row.get("unconfirmed", "").split("|")
        if column
    }


@cache
def nameless() -> set[str]:
    return {key for table, key, _column in unconfirmed() if table == "legal_entities"}


def blank(table: str, row: Row, column: str) -> bool:
    """Tell whether a cell may not be published."""
    if (table, row["key"], column) in unconfirmed():
        return True
    if column == "status_raw":  # tells the force in other words
        return blank(table, row, "force")
    if column.endswith("_raw"):
        return "believed" in row[column]
    if column in ("holder", "operator"):
        return row[column] in nameless()
    return (
        table == "claims"
        and row["table"] in LATER
        and column in {"table", "record", "field"}
    )


def left_out(table: str, row: Row) -> bool:
    """Tell whether a row may not be published."""
    if table == "legal_entities":
        return row["key"] in nameless()
    if table == "claims":
        return not row["source"]
    return table == "citations" and about_nothing(row)


def about_nothing(citation: Row) -> bool:
    """Tell whether a citation bears on a cell that is not published."""
    table = citation["table"]
    if table in LATER:
        return True
    about = next(row for row in gathered(table) if row["key"] == citation["record"])
    return left_out(table, about) or blank(table, about, citation["field"])


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_row_is_lost_or_altered_without_a_reason(table: str):
    wanted = [
        {
            column: "" if blank(table, row, column) else text
            for column, text in row.items()
            if column != "unconfirmed"
        }
        for row in gathered(table)
        if not left_out(table, row)
    ]

    assert rows(table) == wanted


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_row_of_low_confidence_is_loaded(table: str):
    assert "D" not in {row.get("confidence") for row in gathered(table)}
    assert (FOLDER / f"{table}.csv").exists()
