"""Files are hashed and counted as they are written."""

import hashlib
import sqlite3
from contextlib import closing

import pytest

from registry.exports.files import Csv, Lines, Sqlite
from registry.tabular.tables import Column, Table

TABLE = Table(
    "some_rows",
    "rows",
    (
        Column("owner", "string", ""),
        Column("id", "string", ""),
        Column("value", "number", ""),
        Column("sure", "boolean", ""),
        Column("fields", "string", ""),
    ),
)
ROW = ["EX-0001", "1", "1.50", True, ["=a", "虛"]]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_lines_tell_their_size_and_digest(tmp_path):
    file = Lines(tmp_path / "x.txt")
    file.add("虛擬")
    file.write("more")
    file.close()

    assert (file.rows, file.bytes) == (1, 11)
    assert file.sha256 == digest(file.path)


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "x.txt").touch()

    with pytest.raises(FileExistsError):
        Lines(tmp_path / "x.txt")


def test_csv_has_a_head_and_ends_lines_as_rfc_4180_says(tmp_path):
    file = Csv(tmp_path, TABLE)
    file.add(ROW)
    file.lines.close()

    assert (tmp_path / "some-rows.csv").read_bytes().decode() == (
        "owner,id,value,sure,fields\r\nEX-0001,1,1.50,true,'=a; 虛\r\n"
    )
    assert file.lines.rows == 1


def test_sqlite_keeps_numbers_as_numbers_and_texts_as_they_are(tmp_path):
    file = Sqlite(tmp_path / "x.sqlite", [TABLE])
    file.add(TABLE, ROW)
    file.close()

    with closing(sqlite3.connect(file.path)) as copy:
        (row,) = copy.execute("SELECT * FROM some_rows").fetchall()
        assert row == ("EX-0001", "1", 1.5, 1, "=a; 虛")
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert "some_rows_owner" in {
            row[1] for row in copy.execute("PRAGMA index_list(some_rows)")
        }
    assert (file.rows, file.bytes) == (1, file.path.stat().st_size)
    assert file.sha256 == digest(file.path)
