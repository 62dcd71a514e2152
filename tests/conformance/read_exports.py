"""Read every file of an export with readers that nobody here wrote.

usage: read_exports.py FOLDER

Runs among the outside tools. Prints {file: {reader: rows}} as JSON, where a reader that
finds a fault tells it in place of the rows. A table of the database counts as a file.
"""

import json
import sqlite3
import sys
from pathlib import Path

import duckdb
import polars as pl
from frictionless import Package

DUCKDB = {
    ".csv": "read_csv('{}', all_varchar = true, header = true)",
    ".jsonl": "read_json('{}', format = 'newline_delimited')",
    ".parquet": "read_parquet('{}')",
}
POLARS = {
    ".csv": lambda path: pl.read_csv(path, infer_schema=False),
    ".jsonl": lambda path: pl.read_ndjson(path, infer_schema_length=None),
    ".parquet": pl.read_parquet,
}


def by_duckdb(folder):
    """Yield (file, rows) as DuckDB has them."""
    with duckdb.connect() as db:
        for path, source in of_kinds(folder, DUCKDB):
            counted = db.execute(f"SELECT count(*) FROM {source.format(path)}")  # noqa: S608 - ours
            yield path.name, counted.fetchone()[0]


def by_polars(folder):
    """Yield (file, rows) as Polars has them."""
    for path, read in of_kinds(folder, POLARS):
        yield path.name, read(path).height


def by_frictionless(folder):
    """Yield (file, rows or faults) as frictionless has them, by the description."""
    for resource in Package(str(folder / "datapackage.json")).resources:
        if f".{resource.format}" not in DUCKDB:
            continue
        if resource.format == "parquet":  # of these it counts no bytes
            resource.bytes = resource.hash = None
        report = resource.validate()
        rows = report.tasks[0].stats.get("rows", 0)
        yield resource.path, rows if report.valid else report.flatten(["message"])


def by_sqlite(folder):
    """Yield (table, rows) of the database as Polars has them, and frictionless too."""
    path = folder / "register.sqlite"
    tables = {one.name: one for one in Package(f"sqlite:///{path}").resources}
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in found.fetchall():
            frame = pl.read_database(f'SELECT * FROM "{name}"', db)  # noqa: S608 - ours
            assert len(tables[name].read_rows()) == frame.height
            yield f"{name.replace('_', '-')}.sqlite", frame.height


def of_kinds(folder, known):
    """Yield (file, how to read it) of the kinds a reader knows."""
    for path in sorted(folder.iterdir()):
        if path.suffix in known:
            yield path, known[path.suffix]


if __name__ == "__main__":
    there, found = Path(sys.argv[1]), {}
    for reader in (by_duckdb, by_polars, by_frictionless, by_sqlite):
        for file, rows in reader(there):
            found.setdefault(file, {})[reader.__name__.removeprefix("by_")] = rows
    print(json.dumps(found))  # noqa: T201 - to whoever started it
