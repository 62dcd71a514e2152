"""Build an export: in a folder aside, that takes its name once it is whole."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation

from registry import built
from registry.clock import hong_kong_day
from registry.exports import parquet
from registry.exports.files import Csv, Lines, Sqlite
from registry.exports.package import Filed, package, text
from registry.exports.rows import LANGUAGE, entries, line, records
from registry.exports.snapshot import Standing, standing
from registry.ledger import merkle
from registry.records.kinds import Kind
from registry.tabular import tables
from registry.tabular.rows import Row
from registry.tabular.tables import Column, Table, values

ASIDE = ".building-"
Tell = Callable[[int], None]  # how many records and entries are written so far
STORED = Table(
    "records",
    "every live record in its public form",
    (
        tables.ID,
        Column("kind", "string", "Kind"),
        Column("slug", "string", "Slug"),
        Column("seq", "integer", "Number of the change that left the record so"),
        Column("version", "integer", "Number of the version"),
        Column("data", "string", "The public form, as JSON"),
    ),
)
ABOUT = Table(
    "about",
    "what this file is",
    (Column("name", "string", "Name"), Column("value", "string", "Value")),
)


class Broken(Exception):
    """The ledger does not make the root its head tells; nothing is exported."""


def build(
    *, seq: int | None = None, on: date | None = None, tell: Tell = lambda _n: None
) -> built.Export:
    """Return the export as of an entry, else the newest, for a day; built if missing.

    The day is else that in Hong Kong on which the entry was recorded, so that the same
    export is always the same bytes. Raise NoSuchEntry, Broken, OSError. Memory stays
    flat; one builder works at a time, others wait.
    """
    with _alone(), translation.override(LANGUAGE), standing(seq) as at:
        true_on = (on or hong_kong_day(at.recorded_at)).isoformat()
        if found := built.of_day(at.seq, true_on):
            return found
        folder = Path(tempfile.mkdtemp(prefix=ASIDE, dir=built.root()))
        with closing(Shelf(folder, at, tell=tell)) as shelf:
            shelf.fill(date.fromisoformat(true_on))
        place = built.place(at.seq, true_on)
        _name(folder, place)
        return built.read(place / built.PACKAGE)


class Shelf:
    """The files of one export while they are written."""

    def __init__(self, folder: Path, at: Standing, *, tell: Tell) -> None:
        self.folder, self.at, self.tell = folder, at, tell
        self.done = 0
        self.records = Lines(folder / "records.jsonl")
        self.live = Lines(folder / "live.txt")
        self.changes = Lines(folder / "changes.jsonl")
        self.tables = {table.name: table for table in tables.all_tables()}
        self.csv = {name: Csv(folder, table) for name, table in self.tables.items()}
        own = (ABOUT, STORED, *self.tables.values())
        self.sqlite = Sqlite(folder / "register.sqlite", own)
        self.parquet = {
            name: parquet.Parquet(folder, table)
            for name, table in self.tables.items()
            if parquet.IS_HERE
        }

    def fill(self, on: date) -> None:
        """Write every file and, last, the description of them all."""
        for kind in tables.in_order():
            for row in records(kind, on):
                self._record(kind, row)
        root = self._changes()
        self._about(root, true_on=on.isoformat())
        self.close()
        told = package(self.at, true_on=on.isoformat(), root=root, files=self._files())
        description = Lines(self.folder / built.PACKAGE)
        description.write(text(told))
        description.close()

    def close(self) -> None:
        """Have all files on the disk; safe to call twice."""
        for file in (self.records, self.live, self.changes):
            file.close()
        for table in self.csv.values():
            table.lines.close()
        for own in self.parquet.values():
            own.close()
        self.sqlite.close()

    def _record(self, kind: Kind, row: Row) -> None:
        form, place = row.form, {"seq": row.seq, "version": row.version}
        self.records.add(row.payload)
        self.live.add(f"{row.id} {row.seq}")
        self.sqlite.add(STORED, values(STORED, place | {"data": row.payload}, form))
        name = tables.sql_name(kind.slug)
        self._put(name, row.of(self.tables[name]))
        owner = {"owner": row.id}
        for part in tables.parts(kind):
            name = tables.sql_name(kind.slug, part)
            for one in form[part]:
                self._row(name, owner, one)
        for one in form[tables.CITED]:
            self._row(tables.CITED, owner, one)
        self._count()

    def _row(self, name: str, *found: Mapping[str, Any]) -> None:
        self._put(name, values(self.tables[name], *found))

    def _put(self, name: str, row: list[Any]) -> None:
        self.csv[name].add(row)
        if name in self.parquet:
            self.parquet[name].add(row)
        self.sqlite.add(self.tables[name], row)

    def _changes(self) -> str:
        """Write the ledger, and return the root it makes; raise Broken."""
        peaks: list[bytes] = []
        for number, entry in enumerate(entries(self.at.seq)):
            peaks = merkle.append(peaks, number, leaf=entry.leaf.encode())
            self.changes.add(line(entry))
            self._count()
        root = merkle.root(peaks).hex()
        if self.at.root not in (None, root):
            raise Broken("The ledger is not whole: run manage.py verify_history.")
        return root

    def _about(self, root: str, *, true_on: str) -> None:
        facts = {"seq": self.at.seq, "root": root, "log_id": self.at.log_id}
        facts |= {"true_on": true_on, "known_at": f"seq:{self.at.seq}"}
        for name, value in facts.items():
            self.sqlite.add(ABOUT, [name, str(value)])

    def _files(self) -> Iterator[Filed]:
        yield Filed(self.sqlite, "all tables, for SQLite and Datasette")
        yield Filed(self.records, "every live record in its public form, one a line")
        yield Filed(self.changes, "every change from the first on, one a line")
        yield Filed(self.live, "ids of all live records, each with its newest change")
        for table in self.csv.values():
            yield Filed(table.lines, table.table.title, table.table)
        for own in self.parquet.values():
            yield Filed(own, own.table.title, own.table)

    def _count(self) -> None:
        self.done += 1
        self.tell(self.done)


@contextmanager
def _alone() -> Iterator[None]:
    """Be the only builder, and clear away what one left that was killed."""
    built.root().mkdir(parents=True, exist_ok=True)
    with (built.root() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            for left in built.root().glob(f"{ASIDE}*"):
                shutil.rmtree(left)


def _name(folder: Path, place: Path) -> None:
    """Give a whole export its name; one of another register makes way."""
    folder.chmod(0o755)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(folder.with_name(f"{ASIDE}gone-{folder.name}"))
    folder.rename(place)
