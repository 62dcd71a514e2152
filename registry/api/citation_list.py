"""The list of citations: each place in a source that bears on a live record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from registry.api import openapi, shapes
from registry.api.form_schema import component
from registry.api.parameters import Parameter, Schema, Unreadable
from registry.api.parts import CITED
from registry.api.row_filters import (
    OfKind,
    OfRecord,
    RowFilter,
    Rows,
    listing,
    of_columns,
)
from registry.api.rows import PAGING, Names, RowList, Told, as_in_form
from registry.citations.models import Citation
from registry.records.kinds import Kind, kind_of_id, kinds, parts_of
from registry.records.models import Part
from registry.records.paths import name_of
from registry.records.state import fields_of, m2m_of

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
WORD = "[a-z][a-z0-9_]*"
WRITTEN = rf"{WORD}(?:\.{WORD}|/{UUID}/{WORD})?"


@dataclass(frozen=True, slots=True)
class Field(RowFilter):
    """The value a citation bears on: `force`, `requirements.value`, or by its path."""

    def read(self, text: str) -> str:
        """Return it; raise Unreadable for what no kind of record has."""
        if not re.fullmatch(WRITTEN, text) or name_of(text) not in fields():
            raise Unreadable(_("No kind of record has this field."))
        return text

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the citations that name it among their `fields`."""
        return listing(rows, "fields", pattern=value.replace(".", f"/{UUID}/"))

    def allowed(self) -> list[str]:
        """Return how a field is written."""
        return ["force", "requirements.value", "requirements/{id}/value"]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        examples = self.allowed()[:2]
        return {"type": "string", "pattern": f"^{WRITTEN}$", "examples": examples}


@cache
def fields() -> frozenset[str]:
    """Return the name of every value that some kind of record has."""
    return frozenset(name for kind in kinds() for name in _fields(kind))


def _fields(kind: Kind) -> Iterator[str]:
    columns = (*fields_of(kind.record), *m2m_of(kind.record))
    yield from (field.name for field in columns)
    for member, part in parts_of(kind.record).items():
        if member != CITED:
            yield from (f"{member}.{field.name}" for field in fields_of(part))


FILTERS: tuple[RowFilter, ...] = (
    OfRecord(
        "owner",
        "Only citations of this record: public id or slug.",
        column="object_id",
        kinds=kinds(),
    ),
    OfKind(
        "kind",
        "Only citations of records of this kind.",
        values=tuple(kind.slug for kind in kinds()),
    ),
    Field(
        "field",
        "Only citations that bear on this value: `force`, `requirements.value` of any"
        " row, or the path of one, `requirements/{id}/value`.",
    ),
    *of_columns(Citation),
)


class CitationList(RowList):
    """Live citations, each with the public id and the kind of its record."""

    parameters: ClassVar[tuple[Parameter, ...]] = (*PAGING, *FILTERS)

    @property
    def model(self) -> type[Part]:
        """Return of what the rows are."""
        return Citation

    def told(self, row: Any, *, names: Names) -> Told:
        """Return a citation: whose it is, and what the form has; no query."""
        owner = names[str(row.object_id)]
        kind = kind_of_id(owner)
        told = as_in_form(row, Citation, names=names)
        return {"owner": owner, "kind": kind and kind.slug, **told}

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        owner = shapes.whole(owner=shapes.TEXT, kind=shapes.TEXT)
        return openapi.operation(
            "list_citations",
            "List every citation of the register",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(
                data=shapes.listed({"allOf": [owner, component("Citation")]}),
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("PageMeta", known_at=shapes.TEXT),
                links=component("PageLinks"),
            ),
            refusals=[409],
        )
