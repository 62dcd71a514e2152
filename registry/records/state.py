"""A record and its parts as one dict; the difference of two; a patch on a third.

    {"title_en": "x", "issuers": {id: True}, "requirements": {id: {"value": "5"}}, …}

Keys are texts, values are what JSON can hold. A patch is {key: [old, new]}, and one
level down where both sides are dicts.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from registry.records.kinds import parts_of
from registry.records.models import Part, Record, Tracked
from registry.records.rows import plain

State = dict[str, Any]  # recursive JSON, see above
Patch = dict[str, Any]  # {key: [old, new] | Patch}


@cache
def m2m_of(model: Any) -> list[Any]:
    """Return the plain many-to-many fields."""
    return [
        field
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
    ]


@cache
def owner_key(part: type[Part]) -> str:
    """Return the column that ties a part to its record, `object_id` for citations."""
    if part.OWNER == "content_object":
        return "object_id"
    return str(getattr(part._meta.get_field(part.OWNER), "attname"))  # noqa: B009  # a foreign key


@cache
def fields_of(model: type[Tracked]) -> list[Any]:
    """Return the columns that carry facts: editable, not key, not the owner's."""
    ties = {"object_id", "content_type_id"}
    if issubclass(model, Part):
        ties = ties if model.OWNER == "content_object" else {owner_key(model)}
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.attname not in ties
    ]


def dump(
    row: models.Model, model: type[Tracked], *, only: Container[str] | None = None
) -> State:
    """Return the JSON values of a live row or of its twin; `only` of these columns."""
    return {
        f.name: _plain(getattr(row, f.attname))
        for f in fields_of(model)
        if only is None or f.name in only
    }


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


def load(field: Any, value: Any) -> Any:
    """Return the Python value that `dump` came from."""
    if value is None:
        return None
    return (field.target_field if field.is_relation else field).to_python(value)


def empty(model: type[Record]) -> State:
    """Return the state of a record with no value, no link and no part."""
    return {name: {} for name in [*(f.name for f in m2m_of(model)), *parts_of(model)]}


@cache
def defaults(model: type[Tracked]) -> State:
    """Return what columns hold that a patch does not name; do not change it."""
    return {f.name: _plain(f.get_default()) for f in fields_of(model)}


def canonical(model: type[Tracked], values: State) -> State:
    """Return these columns as `dump` would; what cannot be loaded stays as it is."""
    known = [field for field in fields_of(model) if field.name in values]
    return values | {f.name: _canonical(f, values[f.name]) for f in known}


def _canonical(field: Any, value: Any) -> Any:
    if value is None and field.empty_strings_allowed and not field.null:
        return ""
    try:
        return _plain(load(field, value))
    except (ValidationError, TypeError):  # validation says so, by name
        return value


def completed(model: type[Record], state: State) -> State:
    """Return the canonical state with the columns no patch named, parts included."""
    return defaults(model) | refined(model, state)


def refined(model: type[Record], state: State) -> State:
    """Return the canonical state; each row of a part is made whole."""
    rows = {
        name: {
            key: defaults(part) | canonical(part, row)
            for key, row in state[name].items()
        }
        for name, part in parts_of(model).items()
    }
    return canonical(model, state) | rows


def states(
    model: type[Record], ids: Iterable[UUID], *, parts: Collection[str] | None = None
) -> dict[UUID, State]:
    """Return {id: live state}; 1 + one query per M2M and per sort of part.

    With `parts` only these sorts are read; the others stand empty.
    """
    rows = plain(model).filter(pk__in=list(ids))
    out: dict[UUID, State] = {row.pk: dump(row, model) | empty(model) for row in rows}
    if not out:
        return out
    for field in m2m_of(model):
        here, there = field.m2m_column_name(), field.m2m_reverse_name()
        links = plain(field.remote_field.through).filter(**{f"{here}__in": out})
        for owner, other in links.order_by(there).values_list(here, there):
            out[owner][field.name][str(other)] = True
    for name, part in parts_of(model).items():
        if parts is not None and name not in parts:
            continue
        key = owner_key(part)
        for row in plain(part).filter(**{f"{key}__in": out}).order_by("pk"):
            out[getattr(row, key)][name][str(row.pk)] = dump(row, part)
    return out


def same_rows(model: type[Record], ids: Collection[UUID]) -> set[UUID]:
    """Return which of these ids are live rows of the model; one query."""
    return set(plain(model).filter(pk__in=ids).values_list("pk", flat=True))


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> Patch:
    """Return the patch that leads from one state to the other."""
    out: Patch = {}
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            out[key] = diff(was, now)
        else:
            out[key] = [was, now]
    return out


def merge(
    live: Mapping[str, Any], patch: Patch, *, path: str = ""
) -> tuple[State, list[str]]:
    """Lay a patch on the live state; return the result and the paths both changed.

    Two editors may touch different fields of one part, or add different issuers:
    neither clashes.
    """
    merged, clashes = dict(live), []
    for key, change in patch.items():
        here = live.get(key)
        if isinstance(change, dict):
            if not isinstance(here, dict):  # the part was removed meanwhile
                clashes.append(path + key)
                continue
            merged[key], more = merge(here, change, path=f"{path}{key}/")
            clashes += more
            continue
        old, new = change
        if here not in (old, new):
            clashes.append(path + key)
        merged[key] = new
    return merged, clashes


def settled(state: Mapping[str, Any]) -> State:
    """Return the state without the links and parts that a merge took away."""
    return {
        key: {k: v for k, v in value.items() if v is not None}
        if isinstance(value, dict)
        else value
        for key, value in state.items()
    }
