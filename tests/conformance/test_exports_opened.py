"""DuckDB, Polars, frictionless and Datasette open every file of an export."""

import csv
import hashlib
import io
import json
import re

import pytest

from tests.conformance.asking import asked, body, counts, package
from tests.conformance.outside import PYTHON, run, told

TABLES = ("csv", "parquet", "sqlite")
FORMULAS = ("=1", "+A1", "-A1", "@SUM(1)", "\t=1", "\r=1")
FORMULA = re.compile(r"[=@\t\r\n]|[+-](?![0-9]+(\.[0-9]+)?\Z)")

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def folder(register, tmp_path_factory):
    """Return the newest export as a reader takes it, each file as its digest says."""
    there = tmp_path_factory.mktemp("export")
    latest = f"{register}/exports/latest"
    (there / "datapackage.json").write_bytes(body(f"{latest}/datapackage.json"))
    for file in package(register)["resources"]:
        data = body(f"{latest}/{file['path']}")
        assert file["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        (there / file["path"]).write_bytes(data)
    return there


@pytest.fixture(scope="module")
def rows(register):
    """Return {table: rows} as the description of the export tells them."""
    files = package(register)["resources"]
    return {file["name"]: file["rows"] for file in files if file["format"] == "csv"}


def test_the_export_holds_as_much_as_the_api(register, rows):
    by_api = {table: count for table, _url, count in counts(register)}

    assert rows | by_api == rows
    assert rows.keys() - by_api.keys() == set()


def test_every_reader_finds_every_row(register, folder, rows):
    live = sum(kind["records"] for kind in asked(f"{register}/api/v1")["data"])
    expected = {f"{name}.{form}": n for name, n in rows.items() for form in TABLES}
    expected |= dict.fromkeys(("records.jsonl", "records.sqlite"), live)
    expected["changes.jsonl"] = asked(f"{register}/api/v1")["meta"]["head_seq"]

    found = told("read_exports.py", folder)

    about = found.pop("about.sqlite")
    assert found.keys() == expected.keys()
    assert {
        file: n for file, n in expected.items() if {*found[file].values()} != {n}
    } == {}
    assert all(len(found[f"licences.{form}"]) == 3 for form in ("csv", "parquet"))
    assert about["sqlite"] > 0


def test_datasette_shows_every_table(folder, rows):
    done = run(
        PYTHON / "datasette", folder / "register.sqlite", "--get", "/register.json"
    )

    assert done.returncode == 0, done.stderr
    shown = {one["name"]: one["count"] for one in json.loads(done.stdout)["tables"]}
    expected = {name.replace("-", "_"): count for name, count in rows.items()}
    assert shown | expected == shown
    assert shown.keys() - expected.keys() == {"about", "records"}


def test_no_cell_is_a_formula(folder, rows):
    run_by_spreadsheets = [
        (name, cell)
        for name in rows
        for row in read(folder / f"{name}.csv")
        for cell in row
        if FORMULA.match(cell)
    ]

    assert run_by_spreadsheets == []
    assert [cell for cell in FORMULAS if not FORMULA.match(cell)] == []


def read(path):
    """Return the rows of a CSV."""
    return csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""))
