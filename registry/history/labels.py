"""What a value is called, in the reader's language."""

import re
from functools import cache
from typing import Any

from django.utils.text import capfirst

from registry.records.kinds import Kind, parts_of
from registry.records.models import Record, Tracked
from registry.records.punctuation import with_colon

COMMA = re.compile("[,，]")  # "title, English" and 標題，英文


def label(kind: Kind, name: str) -> str:
    """Return the label of `title_en`, `requirements` or `requirements.value`."""
    first, _dot, column = name.partition(".")
    parts = parts_of(kind.record)
    if first not in parts:
        return column_label(kind.record, first)
    title = capfirst(str(parts[first]._meta.verbose_name))
    if not column:
        return str(capfirst(str(parts[first]._meta.verbose_name_plural)))
    return with_colon(title, column_label(parts[first], column))


def column_label(model: type[Tracked], name: str) -> str:
    """Return the label of a column, or of a stem of three languages, on its own."""
    names = _fields(model)
    field = names.get(name) or names.get(f"{name}_en")
    text = str(getattr(field, "verbose_name", name))
    return str(capfirst(text if name in names else COMMA.split(text)[0]))


def choice(model: type[Tracked], name: str, *, value: object) -> str | None:
    """Return the words of a code, None where the column holds no code."""
    names = _fields(model)
    choices = dict(getattr(names.get(name), "flatchoices", None) or ())
    return str(choices[value]) if value in choices else None


@cache
def _fields(model: type[Tracked]) -> dict[str, Any]:
    return {field.name: field for field in model._meta.get_fields()}


def column_of(kind: Kind, name: str) -> tuple[type[Tracked], str]:
    """Return (model, column) of `title_en` or `requirements.value`."""
    first, _dot, column = name.partition(".")
    model: type[Record] = kind.record
    return (parts_of(model)[first], column) if column else (model, first)
