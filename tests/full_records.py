"""A valid value for every column of a kind, so that nothing is left blank."""

from typing import Any

from django.db import models

from registry.records.fields import LinesField, PartialDateField
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of, parts_of
from registry.records.models import Record, Tracked
from registry.records.state import fields_of, m2m_of
from tests.makers import MAKERS

# columns whose values follow rules of their own
VALUES: dict[str, Any] = {
    "applies_to": ["vatp_operator"],
    "checked_on": "2026-05-29",
    "client_class": ["retail"],
    "copy_sha256": "0" * 64,
    "dti": "4H95J0R2X",
    "lei": "529900T8BM49AURSDO55",  # an example whose check digits hold (ISO 17442)
    "publisher_kind": "regulator",
    "regimes": ["vatp"],
    "sha256": "0" * 64,
    "slug": "typed",
    "tier": 3,
    "time": "09:30",
    "verified_by": None,  # a person, and no fact
}


def full(kind: Kind) -> Any:
    """Publish a record of this kind in which every column, link and part is filled."""
    model = kind.record
    fields = columns(model)
    for link in m2m_of(model):
        fields[link.name] = [made(link.related_model), made(link.related_model)]
    for name, part in parts_of(model).items():
        if name != "citations":
            fields[name] = [columns(part)]
    return MAKERS[kind.slug](**fields)


def columns(model: type[Tracked]) -> dict[str, Any]:
    """Return a value for each column."""
    return {field.name: value(field) for field in fields_of(model)}


def value(field: Any) -> Any:
    """Return a value that the column takes."""
    if field.name in VALUES:
        return VALUES[field.name]
    if names_records(field):
        return made(field.related_model)
    if field.choices:
        return field.choices[0][0]
    return plain_value(field)


def plain_value(field: Any) -> Any:
    """Return a value by the column's type."""
    if isinstance(field, PartialDateField):
        return "2023-05"
    if isinstance(field, LinesField):
        return ["one", "二"]
    if isinstance(field, models.URLField):
        return f"https://register.example/{field.name}"
    if isinstance(field, models.DecimalField):
        return "1.5"
    if isinstance(field, models.IntegerField):
        return 1
    return f"{field.name} 一"[: field.max_length]


def made(model: type[Record]) -> Any:
    """Publish the smallest record of a model."""
    return MAKERS[kind_of(model).slug]()
