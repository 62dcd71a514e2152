"""Tables as Parquet: typed, in groups of rows, the same bytes each time."""

import hashlib
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from registry.exports import parquet
from registry.exports.parquet import Parquet
from registry.tabular.tables import Column, Table

TABLE = Table(
    "some_rows",
    "rows",
    (
        Column("owner", "string", "Public id"),
        Column("seq", "integer", ""),
        Column("value", "number", ""),
        Column("sure", "boolean", ""),
        Column("seen", "date", ""),
        Column("fields", "string", ""),
    ),
)
ROW = ["EX-0001", 7, "1.50", False, "2024-02-29", ["=a", "虛"]]


def written(folder, *rows):
    file = Parquet(folder, TABLE)
    for row in rows:
        file.add(row)
    file.close()
    return file


def test_each_value_has_the_type_of_its_column(tmp_path):
    file = written(tmp_path, ROW, [None] * 6)

    assert file.path == tmp_path / "some-rows.parquet"
    first, empty = pq.read_table(file.path).to_pylist()
    day = date(2024, 2, 29)
    values = ["EX-0001", 7, Decimal("1.5"), False, day, "=a; 虛"]
    assert list(first.values()) == values
    assert list(first) == [column.name for column in TABLE.columns]
    assert set(empty.values()) == {None}
    owner = pq.read_schema(file.path).field("owner")
    assert (owner.type, owner.metadata[b"description"]) == (
        pa.string(),
        b"Public id",
    )


def test_it_tells_its_rows_size_and_digest(tmp_path):
    file = written(tmp_path, ROW, ROW)

    data = file.path.read_bytes()
    assert (file.rows, file.bytes) == (2, len(data))
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    file.close()  # again


def test_no_more_than_a_group_of_rows_waits_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "TOGETHER", 2)

    file = written(tmp_path, *[ROW] * 5)

    found = pq.ParquetFile(file.path).metadata
    assert (found.num_rows, found.num_row_groups) == (5, 3)


def test_a_table_without_rows_keeps_its_columns(tmp_path):
    file = written(tmp_path)

    table = pq.read_table(file.path)
    assert (table.num_rows, table.num_columns) == (0, 6)
    assert str(table.schema.field("value").type) == "decimal128(24, 6)"


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    written(tmp_path)

    with pytest.raises(FileExistsError):
        Parquet(tmp_path, TABLE)


def test_the_same_rows_are_the_same_bytes(tmp_path):
    (tmp_path / "other").mkdir()

    first, second = written(tmp_path, ROW), written(tmp_path / "other", ROW)

    assert first.sha256 == second.sha256
