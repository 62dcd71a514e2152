"""Files as they are written: hashed and counted on the way, and flat in memory."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from registry.records.cells import plain
from registry.tabular.sheets import Sheet
from registry.tabular.tables import Column, Table

AFFINITY = {"boolean": "INTEGER", "integer": "INTEGER", "number": "NUMERIC"}
NUMBERS = tuple(AFFINITY)


class Lines:
    """A new file of UTF-8 lines; `rows` counts those that tell of something."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = self.bytes = 0
        self._file = path.open("xb")
        self._digest = hashlib.sha256()

    def write(self, text: str) -> None:
        """Write text as it is."""
        data = text.encode()
        self._file.write(data)
        self._digest.update(data)
        self.bytes += len(data)

    def add(self, line: str) -> None:
        """Write a line that counts."""
        self.write(f"{line}\n")
        self.rows += 1

    def close(self) -> None:
        """Have the file on the disk; safe to call twice."""
        if self._file.closed:
            return
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    @property
    def sha256(self) -> str:
        """Return the digest of what was written, in hex."""
        return self._digest.hexdigest()


class Csv:
    """A new CSV file (RFC 4180) with the columns of a table."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.table, self.lines = table, Lines(folder / table.path)
        self._sheet = Sheet(self.lines, table)

    def add(self, values: Iterable[Any]) -> None:
        """Write a row; no cell of it is a formula."""
        self._sheet.add(values)
        self.lines.rows += 1


class Sqlite:
    """A new SQLite file with these tables, the same bytes for the same rows."""

    def __init__(self, path: Path, tables: Iterable[Table]) -> None:
        self.path, self.rows, self._is_open = path, 0, True
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 4096"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("BEGIN")
        for table in tables:
            self._db.execute(_create(table))

    def add(self, table: Table, values: Sequence[Any]) -> None:
        """Insert a row."""
        given = [_stored(*pair) for pair in zip(table.columns, values, strict=True)]
        places = ", ".join("?" * len(given))
        self._db.execute(f'INSERT INTO "{table.name}" VALUES ({places})', given)  # noqa: S608 - our own name
        self.rows += 1

    def close(self) -> None:
        """Index parts by owner, have the file on the disk; safe to call twice."""
        if not self._is_open:
            return
        self._is_open = False
        names = self._db.execute(
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.name = 'owner' ORDER BY m.name"
        ).fetchall()
        for (name,) in names:
            self._db.execute(f'CREATE INDEX "{name}_owner" ON "{name}" (owner)')
        self._db.execute("COMMIT")
        self._db.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())

    @property
    def bytes(self) -> int:
        """Return the size of the file."""
        return self.path.stat().st_size

    @property
    def sha256(self) -> str:
        """Return the digest of the closed file, in hex."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _create(table: Table) -> str:
    columns = ", ".join(
        f'"{column.name}" {AFFINITY.get(column.type, "TEXT")}'
        f"{' PRIMARY KEY' if column.name == 'id' else ''}"
        for column in table.columns
    )
    return f'CREATE TABLE "{table.name}" ({columns})'


def _stored(column: Column, value: Any) -> Any:
    """Return a value as SQLite keeps it: numbers as they are, lists joined."""
    if value is None or column.type in NUMBERS:
        return value
    return plain(value)
