"""The description of an export names every file, its terms and its times."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from registry.exports.package import Filed, package, text
from registry.exports.snapshot import Standing
from registry.tabular.tables import Column, Table


@dataclass
class File:
    path: Path
    rows: int = 3
    bytes: int = 9
    sha256: str = "ab"


AT = Standing(57, datetime(2024, 6, 1, 12, tzinfo=UTC), "cd", "log", None)
TABLE = Table("x_y", "rows", (Column("id", "string", "Public id"),))


def described(*more):
    files = [
        Filed(File(Path("x-y.csv")), "rows", TABLE),
        Filed(File(Path("register.sqlite")), "all"),
        *more,
    ]
    return package(AT, true_on="2024-06-01", root="ef", files=files)


def test_it_tells_which_ledger_and_which_times():
    found = described()

    assert (found["seq"], found["root"], found["log_id"]) == (57, "ef", "log")
    assert (found["true_on"], found["known_at"]) == ("2024-06-01", "seq:57")
    assert found["created"] == found["recorded_at"] == "2024-06-01T12:00:00.000000Z"
    assert "apostrophe" in found["description"]
    assert [licence["name"] for licence in found["licenses"]] == [
        *("CC-BY-4.0", "other-closed")
    ]


def test_a_table_is_told_with_its_columns():
    table, database = described()["resources"]

    assert table == {
        "name": "x-y",
        "path": "x-y.csv",
        "title": "rows",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": 9,
        "hash": "sha256:ab",
        "rows": 3,
        "schema": {
            "fields": [{"name": "id", "type": "string", "description": "Public id"}],
            "primaryKey": ["id"],
        },
    }
    assert "encoding" not in database
    assert "schema" not in database


def test_parquet_stands_beside_csv_or_is_told_to_be_absent():
    with_it = described(Filed(File(Path("x-y.parquet")), "rows", TABLE))

    csv, _database, parquet = with_it["resources"]
    assert (parquet["name"], parquet["format"]) == ("x-y.parquet", "parquet")
    assert parquet["mediatype"] == "application/vnd.apache.parquet"
    assert parquet["schema"] == csv["schema"]
    assert "encoding" not in parquet
    assert with_it["absent"] == {}
    assert "pyarrow" in described()["absent"]["parquet"]


def test_its_text_is_json():
    assert json.loads(text(described())) == described()
