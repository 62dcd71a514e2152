"""The public form of each kind as JSON Schema, read off its model."""

from typing import Any

from django.db import models

from registry.api.parameters import Schema
from registry.records.fields import LinesField, PartialDateField
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of, kinds, parts_of
from registry.records.models import Part, Tracked
from registry.records.state import fields_of, m2m_of

UUID: Schema = {"type": "string", "format": "uuid"}
# the first that fits, so a narrower class stands before its base
TYPES: tuple[tuple[type, Schema], ...] = (
    (LinesField, {"type": "array", "items": {"type": "string"}}),
    (PartialDateField, {"type": "string", "description": "EDTF, as the source has it"}),
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.DecimalField, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.Field, {"type": "string"}),
)


def component(name: str) -> Schema:
    """Return a reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def form_schemas() -> dict[str, Schema]:
    """Return {model name: schema} of every kind and of every part."""
    found: dict[str, Schema] = {}
    for kind in kinds():
        found[kind.record.__name__] = _record(kind)
        for name, part in parts_of(kind.record).items():
            found[part.__name__] = _part(kind, name, part=part)
    return found


def members(kind: Kind) -> tuple[str, ...]:
    """Return the members of a kind's forms, in the order of its model."""
    return tuple(_record(kind)["properties"])


def public_id(kind: Kind) -> Schema:
    """Return the schema of a public id."""
    return {"type": "string", "pattern": f"^{kind.prefix}-[0-9]{{4,}}$"}


def _record(kind: Kind) -> Schema:
    model = kind.record
    properties = {
        "id": public_id(kind),
        "kind": {"type": "string", "const": kind.slug},
        "slug": {"type": "string"},
        **{field.name: _column(field) for field in _public(model)},
    }
    for field in m2m_of(model):
        items = public_id(kind_of(field.related_model))
        properties[field.name] = {"type": "array", "items": items} | _title(field)
    for name, part in parts_of(model).items():
        rows = component(part.__name__)
        properties[name] = {"type": "array", "items": rows}
    paths = {"type": "array", "items": {"type": "string"}}
    properties["own"] = paths | {"description": "Paths of values of our own making."}
    return {
        "type": "object",
        "title": str(model._meta.verbose_name),
        "required": ["id", "kind"],  # what stands there whatever a reader asks for
        "properties": properties,
    }


def _part(kind: Kind, name: str, *, part: type[Part]) -> Schema:
    properties = {} if name == "citations" else {"id": UUID}
    properties |= {field.name: _column(field) for field in _public(part)}
    if any(path.partition(".")[0] == name for path in kind.confirms):
        settled = "A source of tier 1 to 3 supports it; settled at publication."
        properties["confirmed"] = {"type": "boolean", "description": settled}
    title = str(part._meta.verbose_name)
    return {"type": "object", "title": title, "properties": properties}


def _public(model: type[Tracked]) -> list[Any]:
    """Return the columns a form shows: those that name a person are left out."""
    return [f for f in fields_of(model) if not f.is_relation or names_records(f)]


def _column(field: Any) -> Schema:
    schema = _plain(field)
    may_be_null = field.null or (field.blank and not isinstance(field, LinesField))
    if may_be_null:
        schema["type"] = [schema["type"], "null"]
    if may_be_null and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema | _title(field)


def _plain(field: Any) -> Schema:
    if field.is_relation:
        return public_id(kind_of(field.related_model))
    schema = next(dict(s) for sort, s in TYPES if isinstance(field, sort))
    if field.choices:
        schema["enum"] = [value for value, _label in field.flatchoices]
    return schema


def _title(field: Any) -> Schema:
    return {"title": str(field.verbose_name)}
