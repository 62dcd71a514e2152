"""Tables as CSV."""

import csv
import io

from registry.tabular.sheets import sheet
from registry.tabular.tables import Column, Table

TABLE = Table("t", "t", tuple(Column(name, "string", "") for name in ("id", "value")))


def test_a_table_names_its_columns_before_its_rows():
    assert sheet(TABLE, [["A-1", None]]) == "id,value\r\nA-1,\r\n"
    assert sheet(TABLE, []) == "id,value\r\n"


def test_no_cell_is_a_formula():
    text = sheet(TABLE, [["A-1", "=1+1"], ["A-2", ["-x", "y"]], ["A-3", -5]])

    cells = [row[1] for row in csv.reader(io.StringIO(text))]
    assert cells[1:] == ["'=1+1", "'-x; y", "-5"]


def test_texts_stay_whole():
    told = 'a "word", 漢字;\r\nand a second line'

    rows = csv.reader(io.StringIO(sheet(TABLE, [["A-1", told]]), newline=""))

    assert list(rows)[1] == ["A-1", told]
