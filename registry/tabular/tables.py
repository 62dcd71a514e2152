"""The tables of records: one a kind, one a sort of part, and all citations.

Columns follow the models, in the order these declare them, so a file has the same
columns whatever it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.citations.models import Citation
from registry.history.labels import column_label
from registry.records.form import names_records
from registry.records.kinds import Kind, kinds, parts_of
from registry.records.models import Tracked
from registry.records.state import fields_of, m2m_of

CITED = "citations"
TYPES = {
    "BooleanField": "boolean",
    "DateField": "date",
    "DecimalField": "number",
    "PositiveIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type is a word of the Table Schema."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `name` serves in SQL, `path` is its file."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @property
    def path(self) -> str:
        """Return the name of its file."""
        return f"{self.name.replace('_', '-')}.csv"


ID = Column("id", "string", "Public id, given once for ever")
OF_RECORD = (
    ID,
    Column("seq", "integer", "Number of the change that left the record so"),
    Column("version", "integer", "Number of the version within the record"),
    Column("name", "string", "What the record is called on English pages"),
    Column("tag", "string", "Status on the day true_on; blank for kinds without one"),
    Column("sentence", "string", "What the register answers on the day true_on"),
    Column("confirmed", "boolean", "False where only press or the firm says so"),
)
OWN = Column("own", "string", "Paths of the values of the register's own making")
CONFIRMED = Column("confirmed", "boolean", "Whether a source of tier 1 to 3 bears it")
OF_PART = (
    Column("owner", "string", "Public id of the record this row belongs to"),
    Column("id", "string", "UUID of this row"),
)
OF_CITATION = (Column("owner", "string", "Public id of the record that cites"),)


def of_kind(kind: Kind) -> Table:
    """Return the table of a kind's records."""
    columns = (*OF_RECORD, *_columns(kind.record), OWN)
    title = str(kind.record._meta.verbose_name_plural)
    return Table(sql_name(kind.slug), title, columns)


def of_part(kind: Kind, part: str) -> Table:
    """Return the table of one sort of a kind's parts."""
    model = parts_of(kind.record)[part]
    settled = any(path.partition(".")[0] == part for path in kind.confirms)
    columns = (*OF_PART, *_columns(model), *((CONFIRMED,) if settled else ()))
    plural = str(kind.record._meta.verbose_name_plural)
    title = f"{plural}: {model._meta.verbose_name_plural}"
    return Table(sql_name(kind.slug, part), title, columns)


def citations() -> Table:
    """Return the table of all citations."""
    title = str(Citation._meta.verbose_name_plural)
    return Table(CITED, title, (*OF_CITATION, *_columns(Citation)))


def all_tables() -> Iterator[Table]:
    """Yield every table: kinds by slug, each followed by its parts; then citations."""
    for kind in in_order():
        yield of_kind(kind)
        yield from (of_part(kind, part) for part in parts(kind))
    yield citations()


def in_order() -> list[Kind]:
    """Return all kinds in the order of an export."""
    return sorted(kinds(), key=lambda kind: kind.slug)


def parts(kind: Kind) -> list[str]:
    """Return a kind's sorts of parts that have a table of their own."""
    return [part for part in parts_of(kind.record) if part != CITED]


def values(table: Table, *rows: Mapping[str, Any]) -> list[Any]:
    """Return a row of a table, each value from the first mapping that holds it."""
    return [
        next((row[column.name] for row in rows if column.name in row), None)
        for column in table.columns
    ]


def _columns(model: type[Tracked]) -> Iterator[Column]:
    for field in fields_of(model):
        if names_records(field):
            label = f"{column_label(model, field.name)} (public id)"
            yield Column(field.name, "string", label)
        elif not field.is_relation:  # a person is never named
            type_ = TYPES.get(field.get_internal_type(), "string")
            yield Column(field.name, type_, column_label(model, field.name))
    for field in m2m_of(model):
        label = f"{column_label(model, field.name)} (public ids)"
        yield Column(field.name, "string", label)


def sql_name(*names: str) -> str:
    """Return the name of the table of a kind, or of a sort of its parts."""
    return "_".join(names).replace("-", "_")
