"""One row as the values of a model, in the form that a state holds them."""

from decimal import Decimal
from typing import Any

from django.db import models

from policies.seeds.keys import record_key
from policies.seeds.schema import TABLE_OF, PartTable, Table
from policies.seeds.tables import Row
from registry.records.fields import LinesField
from registry.records.state import State, fields_of


def values(table: Table | PartTable, row: Row) -> State:
    """Return {field: value} of the columns that hold something."""
    found = {}
    for field in fields_of(table.model):
        if text := row.get(table.columns.get(field.name, field.name)):
            found[field.name] = _value(field, text)
    return found


def words(text: str) -> list[str]:
    """Return what a cell of several values holds."""
    return [word.strip() for word in text.split("|")]


def _value(field: Any, text: str) -> Any:  # a column, and what JSON can hold
    if field.is_relation:
        return str(record_key(TABLE_OF[field.related_model], text))
    if isinstance(field, LinesField):
        return words(text)
    if isinstance(field, models.DecimalField):
        return format(Decimal(text).normalize(), "f")
    if isinstance(field, models.IntegerField):
        return int(text)
    return text
