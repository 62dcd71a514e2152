"""The list of a sort of part: its rows, of every record, in pages."""

from collections.abc import Sequence
from typing import Any, ClassVar

from registry.api import openapi, shapes
from registry.api.form_schema import component
from registry.api.parameters import Parameter, Schema
from registry.api.parts import Sort, sort_by_slug
from registry.api.row_filters import OfFlag, OfRecord, RowFilter, of_columns
from registry.api.rows import PAGING, Names, RowList, Told, as_in_form
from registry.api.times import TRUE_ON
from registry.api.view import Asked
from registry.records.kinds import catalogue
from registry.records.models import Part
from registry.records.state import owner_key

CONFIRMED = "confirmed"


class PartList(RowList):
    """Live rows of one sort, each with the public id of its record."""

    slug = ""  # of the list
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "day")

    @property
    def sort(self) -> Sort:
        """Return the sort of part."""
        return sort_by_slug()[self.slug]

    @property
    def model(self) -> type[Part]:
        """Return of what the rows are."""
        return self.sort.model

    def told(self, row: Any, *, names: Names) -> Told:
        """Return a row: whose it is, its id, and what the form has; no query."""
        settled = {CONFIRMED: row.confirmed} if self.sort.is_confirmed else {}
        return {
            "owner": names[str(getattr(row, owner_key(self.model)))],
            "id": str(row.pk),
            **as_in_form(row, self.model, names=names),
            **settled,
        }

    def on_day(self, told: list[Told], asked: Asked) -> list[Told]:
        """Return the rows with `held`, whether each held on the day; no query."""
        kind, member = self.sort.kind.slug, self.sort.member
        form = catalogue().held({"kind": kind, member: told}, asked.on)
        held = {row["id"] for row in form[member]}
        return [{**row, "held": row["id"] in held} for row in told]

    def times(self, asked: Asked) -> dict[str, Any]:
        """Return the times the rows are of."""
        return asked.told_times()

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        sort = self.sort
        many = str(self.model._meta.verbose_name_plural)
        row = {
            "allOf": [
                shapes.whole(owner=shapes.TEXT, held=shapes.FLAG),
                component(self.model.__name__),
            ]
        }
        return openapi.operation(
            "_".join(("list", *self.slug.split("-"))),
            f"List {many} of all {sort.kind.slug}",
            tag=sort.kind.slug,
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(
                data=shapes.listed(row),
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("PageMeta", **shapes.TIMES),
                links=component("PageLinks"),
            ),
            refusals=[409],
        )


def parameters(sort: Sort) -> Sequence[Parameter]:
    """Return what the list of a sort of part takes."""
    return (*PAGING, TRUE_ON, *filters(sort))


def filters(sort: Sort) -> list[RowFilter]:
    """Return what a sort of part is narrowed by: its record, its links, its codes."""
    about = (
        f"Only rows of this record: public id or slug of one of the {sort.kind.slug}."
    )
    owner = OfRecord("owner", about, column=owner_key(sort.model), kinds=(sort.kind,))
    flag = OfFlag(CONFIRMED, "Whether a source of tier 1 to 3 bears it.")
    return [owner, *of_columns(sort.model), *([flag] if sort.is_confirmed else [])]
