"""The blank row of a part, which a script copies: written once in each language.

Nothing in it depends on the record or on who looks: a page that offers it may add.
"""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from registry.admin.cell_markup import of_row
from registry.admin.cells import cells_of

_written: dict[tuple[str, str, str | None], SafeString] = {}


def blank_row(row: Any, opts: Any) -> SafeString:
    """Return the fields of the blank row, without its hidden ones."""
    key = (row.formset.model._meta.label, row.formset.prefix, get_language())
    if key not in _written:
        context = {"row": of_row(cells_of(row)), "opts": opts, "is_new": True}
        name = "admin/edit_inline/part_row.html"
        _written[key] = render_to_string(name, {**context, "may_change": True})
    return _written[key]
