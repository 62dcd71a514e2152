"""Tables as CSV (RFC 4180), in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any, Protocol

from registry.records.cells import cell
from registry.tabular.tables import Table


class Taking(Protocol):
    """Whatever takes text."""

    def write(self, text: str, /) -> Any:
        """Take some."""


class Sheet:
    """The rows of a table, written one by one below the names of its columns."""

    def __init__(self, out: Taking, table: Table) -> None:
        self._writer = csv.writer(out, lineterminator="\r\n")
        self._writer.writerow([column.name for column in table.columns])

    def add(self, values: Iterable[Any]) -> None:
        """Write a row."""
        self._writer.writerow([cell(value) for value in values])


def sheet(table: Table, rows: Iterable[Iterable[Any]]) -> str:
    """Return a table as one text."""
    out = io.StringIO()
    written = Sheet(out, table)
    for row in rows:
        written.add(row)
    return out.getvalue()
