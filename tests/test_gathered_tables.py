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
TABLES = {path.stem for path in GATHERED.glob("*.csv")} - {"vocabularies"}
# cells that were put together here, out of what was gathered in others
ADDED = {("asset_admissions", "exchange")}
ADDED_TABLES = {"official_lists", "list_checks"}

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
    return column in ("holder", "operator") and row[column] in nameless()


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
    about = next(row for row in gathered(table) if row["key"] == citation["record"])
    return left_out(table, about) or blank(table, about, citation["field"])


def added(table: str, row: Row) -> bool:
    """Tell whether a row cites what was put together here."""
    if table != "citations":
        return False
    return row["table"] in ADDED_TABLES or (row["table"], row["field"]) in ADDED


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

    assert [row for row in rows(table) if not added(table, row)] == wanted


def test_what_was_put_together_rests_on_sources_that_were_gathered():
    known = {row["key"]: row for row in gathered("sources")}
    ours = [row for row in rows("citations") if added("citations", row)]

    assert ours
    assert {row["source"] for row in ours} <= known.keys()
    urls = {known[row["source"]]["url"] for row in ours}
    assert {row["website"] for row in rows("official_lists")} <= urls


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_row_of_low_confidence_is_loaded(table: str):
    assert "D" not in {row.get("confidence") for row in gathered(table)}
    assert (FOLDER / f"{table}.csv").exists()
