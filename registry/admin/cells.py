"""A form's fields as templates show them.

Plain dicts, rendered once: a page looks up thousands of their values, and a template
finds a key of a dict five times as fast as what Django's own objects hold.
"""

from typing import Any, TypedDict

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from registry.admin.marks import Mark, Meaning


class Cell(TypedDict):
    """One field: its control with all that stands around it; blank where it has none.

    `bound` is Django's own field, None where it is read-only.
    """

    name: str
    id: str
    label: str
    help: str
    required: bool
    control: SafeString | str
    errors: SafeString | str
    is_readonly: bool
    is_checkbox: bool
    is_hidden: bool
    is_group: bool
    meaning: Meaning | None
    was: Any
    text_label: str
    translation: Any
    mark: Mark | None
    bound: Any


def cell_of(field: Any, mark: Mark | None = None) -> Cell:
    """Return the cell of a field of Django's admin, rendered."""
    if field.is_readonly:
        return _read_only(field, mark)
    bound = field.field
    inner = bound.field
    return Cell(
        name=bound.name,
        id=bound.id_for_label,
        label=capfirst(str(bound.label)),
        help=str(bound.help_text or ""),
        required=inner.required,
        control=str(bound),
        errors=str(bound.errors) if bound.errors else "",
        is_readonly=False,
        is_checkbox=field.is_checkbox,
        is_hidden=bound.is_hidden,
        is_group=bool(bound.use_fieldset),
        meaning=getattr(inner, "meaning", None),
        was=getattr(inner, "was", None),
        text_label=getattr(inner, "text_label", ""),
        translation=getattr(inner, "translation", None),
        mark=mark,
        bound=bound,
    )


class RowCells(TypedDict):
    """The cells of a row: its own columns, and the source typed beside them."""

    own: list[Cell]
    source: list[Cell]


def cells_of(row: Any) -> RowCells:
    """Return the cells of a row of an inline, in their order."""
    found = [cell_of(field) for group in row for line in group for field in line]
    beside = [c for c in found if c["name"].startswith("cite_")]
    return RowCells(
        own=[c for c in found if c not in beside],
        source=[c for c in beside if not c["is_readonly"]],
    )


def _read_only(field: Any, mark: Mark | None) -> Cell:
    inner = field.field
    return Cell(
        name=str(inner["name"]),
        id="",
        label=capfirst(str(inner["label"])),
        help=str(inner["help_text"] or ""),
        required=False,
        control=field.contents(),
        errors="",
        is_readonly=True,
        is_checkbox=bool(field.is_checkbox),
        is_hidden=False,
        is_group=False,
        meaning=None,
        was=None,
        text_label="",
        translation=None,
        mark=mark,
        bound=None,
    )
