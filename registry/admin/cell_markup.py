"""Fields of a form written without a template: a record's form holds a hundred.

Here and beside it (`mark_markup`, `language_markup`) each text is escaped as it is
written in; controls and errors come as markup from `registry.admin.controls`.
"""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from registry.admin.cells import Cell, RowCells
from registry.admin.mark_markup import BLANK, Marks
from registry.admin.marks import Meaning

# key of a cell → the class of a field that has it
STATES = {"is_hidden": "hidden", "errors": "errors", "was": "edited"}


class RowMarkup(NamedTuple):
    """The fields of a part's row, the source typed beside them, and its mark."""

    own: SafeString
    source: SafeString
    mark: SafeString


def of_row(cells: RowCells, mark: SafeString = BLANK) -> RowMarkup:
    """Return a row of a part."""
    own = above(cells["own"], sort="part-field")
    return RowMarkup(own, above(cells["source"], sort=""), mark)


def beside(cell: Cell, marks: Marks) -> SafeString:
    """Return a field with its label at left, and its mark below it."""
    label = f"{_label(cell)}{_required(cell)}{_help(cell)}{was(cell)}"
    if cell["is_readonly"]:
        value = f'<div class="readonly">{conditional_escape(cell["control"])}</div>'
    else:
        group = ' role="group" aria-label="{}"' if cell["is_group"] else ""
        value = (
            f'<div class="typed"{group.format(escape(cell["label"]))}>'
            f"{cell['control']}{_meaning(cell['meaning'])}</div>"
        )
    return mark_safe(  # noqa: S308 - each text is escaped
        f'<div class="form-row{classes(cell, *STATES)}">'
        f'<div class="form-label">{label}</div>\n'
        f'<div class="form-value">{cell["errors"]}{value}{marks.of(cell["mark"])}</div>'
        "</div>\n"
    )


def above(cells: Iterable[Cell], *, sort: str) -> SafeString:
    """Return fields with their labels above them; `sort` names their class."""
    return mark_safe("".join(_above(cell, sort) for cell in cells))  # noqa: S308 - so


def _above(cell: Cell, sort: str) -> str:
    label, control = f"{_label(cell)}{_required(cell)}", str(cell["control"])
    if cell["is_readonly"]:
        control = f'<div class="readonly">{conditional_escape(cell["control"])}</div>'
    elif cell["is_checkbox"]:
        control = f'<span class="check">{control} {_label(cell)}</span>'
        label = ""
    return (
        f'<div class="{sort}{classes(cell, "is_hidden", "was")}">'
        f'<div class="above">{label}</div>\n'
        f'<div class="typed">{cell["errors"]}{control}'
        f"{_meaning(cell['meaning'])}{_help(cell)}{was(cell)}</div></div>\n"
    )


def classes(cell: Cell, *states: str) -> str:
    """Return what the style knows a field by: its name, and these of its states."""
    found = (f" {STATES[name]}" for name in states if cell[name])  # type: ignore[literal-required]  # keys of STATES
    return f" field-{cell['name']}{''.join(found)}"


def was(cell: Cell) -> str:
    """Return what the value was before the draft, with the way back."""
    if not cell["was"]:
        return ""
    return render_to_string("admin/parts/was.html", {"was": cell["was"]})


def _label(cell: Cell) -> str:
    if cell["id"]:
        return f'<label for="{cell["id"]}">{escape(cell["label"])}</label>'
    return f'<span class="label">{escape(cell["label"])}</span>'


def _required(cell: Cell) -> str:
    return f' <span class="required">{_("required")}</span>' if cell["required"] else ""


def _help(cell: Cell) -> str:
    if not cell["help"]:
        return ""
    key = f' id="{cell["id"]}_helptext"' if cell["id"] else ""
    return f'<div class="help"{key}>{cell["help"]}</div>'


def _meaning(found: Meaning | None) -> str:
    """Return how a partial date was understood."""
    if found is None:
        return ""
    days = {
        name: day and date_format(day, _("j M Y"))
        for name, day in (("first", found.earliest), ("last", found.latest))
    }
    if days["first"] and days["last"]:
        text = _("some day from %(first)s to %(last)s") % days
    elif days["first"]:
        text = _("%(first)s at the earliest") % days
    else:
        text = _("%(last)s at the latest") % days if days["last"] else ""
    span = f"<span>{escape(text)}</span>" if text else ""
    return f'<p class="meaning"><strong>{escape(found.words)}</strong>{span}</p>'
