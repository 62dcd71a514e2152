"""Tables as Parquet, where pyarrow is installed; an export is whole without it."""

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from registry.records.cells import plain
from registry.tabular.tables import Column, Table

try:
    import pyarrow as pa
    from pyarrow import parquet
except ImportError:  # the extra of requirements/parquet.in
    pa = parquet = None

IS_HERE = pa is not None
TOGETHER = 2000  # rows of a group, in memory at once
DIGITS, PLACES = 24, 6  # the widest of our decimal columns
READ: dict[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "date": date.fromisoformat,
    "integer": int,
    "number": Decimal,
}


class Parquet:
    """A new Parquet file with typed columns, the same bytes for the same rows."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.path = folder / Path(table.path).with_suffix(".parquet")
        self.table, self.rows = table, 0
        self._file = self.path.open("xb")
        self._schema = _schema(table)
        self._writer = parquet.ParquetWriter(
            self._file, self._schema, compression="zstd"
        )
        self._waiting: list[list[Any]] = []

    def add(self, values: Iterable[Any]) -> None:
        """Write a row; texts are as they are, as in SQLite."""
        pairs = zip(self.table.columns, values, strict=True)
        self._waiting.append([_stored(*pair) for pair in pairs])
        self.rows += 1
        if len(self._waiting) == TOGETHER:
            self._write()

    def close(self) -> None:
        """Have the file on the disk; safe to call twice."""
        if self._file.closed:
            return
        if self._waiting:
            self._write()
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    @property
    def bytes(self) -> int:
        """Return the size of the file."""
        return self.path.stat().st_size

    @property
    def sha256(self) -> str:
        """Return the digest of the closed file, in hex."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _write(self) -> None:
        """Write what waits, as a group of rows."""
        columns = zip(*self._waiting, strict=True)
        arrays = [
            pa.array(values, field.type)
            for values, field in zip(columns, self._schema, strict=True)
        ]
        table = pa.Table.from_arrays(arrays, schema=self._schema)
        self._writer.write_table(table)
        self._waiting.clear()


def _schema(table: Table) -> Any:  # pyarrow states no types
    types = {
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.decimal128(DIGITS, PLACES),
    }
    return pa.schema(
        pa.field(
            column.name,
            types.get(column.type, pa.string()),
            metadata={"description": column.description},
        )
        for column in table.columns
    )


def _stored(column: Column, value: Any) -> Any:
    """Return a value of the column's type, lists joined, None for what is not known."""
    if value is None:
        return None
    read: Callable[[Any], Any] = READ.get(column.type, plain)
    return read(value)
