"""Rows of records: their place in the register, their form, what is said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.ledger.read import entries, form_of
from registry.records.kinds import Kind, catalogue
from registry.search.directory import names, rows_of_ids
from registry.tabular.tables import Table, values


@dataclass(frozen=True, slots=True)
class Row:
    """A live record: its place in the register, its form as stored, what is said."""

    id: str
    seq: int
    version: int
    payload: str
    form: dict[str, Any]
    told: dict[str, Any]  # name, tag, sentence, confirmed

    def of(self, table: Table) -> list[Any]:
        """Return its values in the table of its kind."""
        place = {"seq": self.seq, "version": self.version}
        return values(table, place | self.told, self.form)


def told(kind: Kind, seqs: Sequence[int], *, on: date, language: str) -> Iterator[Row]:
    """Yield the rows of live records, given the numbers they stand at, in their order.

    A fixed number of queries for any number of them.
    """
    stored = entries(seqs)
    ids = [stored[seq].public_id for seq in seqs]
    rows = list(rows_of_ids(ids))
    called = names(rows, language)
    named = {row.public_id: called[row.record].text for row in rows}
    said = catalogue().said(kind, ids, on, language)
    for seq, public_id in zip(seqs, ids, strict=True):
        entry = stored[seq]
        about = {"name": named[public_id], **said[public_id]}
        form = form_of(entry)
        yield Row(public_id, seq, entry.version, entry.payload, form, about)
