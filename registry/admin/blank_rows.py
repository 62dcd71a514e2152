"""The blank row of a part, which a script copies: written once in each language.

Nothing in it depends on the record, and of who looks only to which of the records
that it names they may add.
"""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from registry.admin.cell_markup import of_row
from registry.admin.cells import cells_of

_written: dict[tuple[str, str, str | None, frozenset[str]], SafeString] = {}


def blank_row(row: Any, opts: Any) -> SafeString:
    """Return the fields of the blank row, without its hidden ones."""
    fields = row.form.fields.items()
    adding = frozenset(n for n, field in fields if _may_add(field.widget))
    key = (row.formset.model._meta.label, row.formset.prefix, get_language(), adding)
    if key not in _written:
        context = {"row": of_row(cells_of(row)), "opts": opts, "is_new": True}
        name = "admin/edit_inline/part_row.html"
        _written[key] = render_to_string(name, {**context, "may_change": True})
    return _written[key]


def _may_add(widget: Any) -> bool:
    return bool(getattr(widget, "can_add_related", False))
