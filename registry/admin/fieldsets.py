"""Columns and field groups of a kind, from its declaration."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.records.fields import PartialDateField
from registry.records.models import Record
from registry.records.names import ENDS, in_languages, stem_of
from registry.records.state import fields_of, m2m_of

DATE_HELP = _("YYYY, YYYY-MM or YYYY-MM-DD; ~ behind it: about")


def fieldsets_of(model: type[Record]) -> list[tuple[Any, dict[str, Any]]]:
    """Return names, facts, dates and address; each editable column is in one."""
    columns = fields_of(model)
    names = [f.name for f in columns if f.name.endswith(tuple(ENDS))]
    dates = [
        f.name
        for f in columns
        if isinstance(f, PartialDateField) or f.name.endswith("_raw")
    ]
    rest = [f.name for f in columns if f.name not in {*names, *dates, "slug"}]
    facts = [*rest, *(f.name for f in m2m_of(model))]
    groups = [
        (_("Names and texts"), _rows(names)),
        (_("Facts"), facts),
        (_("Dates"), dates),
        (_("Address"), ["slug"]),
    ]
    return [(title, {"fields": fields}) for title, fields in groups if fields]


def _rows(names: list[str]) -> list[Any]:
    """Put the three languages of a text beside each other."""
    rows: list[Any] = []
    for name in names:
        triple = in_languages(stem_of(name))
        if set(triple) <= set(names):
            if triple not in rows:
                rows.append(triple)
        else:
            rows.append(name)
    return rows


def dressed(formfield: Any, column: Any) -> Any:
    """Return a form's field that tells the language or the format of its input."""
    lang = next((ENDS[end] for end in ENDS if column.name.endswith(end)), "")
    if lang and formfield is not None:
        formfield.widget.attrs["lang"] = lang
    if isinstance(column, PartialDateField):
        formfield.widget.attrs |= {"placeholder": "YYYY-MM-DD", "class": "partial-date"}
        formfield.help_text = formfield.help_text or DATE_HELP
    return formfield
