"""Cells as forms hold them, for what writes them."""

from typing import Any

from django.utils.safestring import mark_safe

from registry.admin.cells import Cell

HOSTILE = "<b>\"'&"
ESCAPED = "&lt;b&gt;&quot;&#x27;&amp;"


def a_cell(**values: Any) -> Cell:
    """Return the cell of a text field, with these values."""
    usual: dict[str, Any] = {
        "name": "note",
        "id": "id_note",
        "label": "Note",
        "help": "",
        "required": False,
        "control": mark_safe('<input name="note">'),
        "errors": "",
        "is_readonly": False,
        "is_checkbox": False,
        "is_hidden": False,
        "is_group": False,
        "meaning": None,
        "was": None,
        "text_label": "",
        "translation": None,
        "mark": None,
        "bound": None,
    }
    return Cell(**(usual | values))  # type: ignore[typeddict-item]  # all of them
