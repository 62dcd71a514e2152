"""The public form: the one canonical document of a record with its parts.

It is the `data` of an API body, the JSONL line and the ledger's payload, byte for byte.
It holds what was published and nothing that depends on today or on another record:
others are named by public id only. null: not known, or does not apply.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from registry.records.kinds import Kind, parts_of
from registry.records.models import Record, Tracked
from registry.records.paths import own_paths
from registry.records.state import State, fields_of, m2m_of

ID_LENGTH = 16  # characters at most
Names = Mapping[str, str]  # record key as text → public id


def public_form(
    kind: Kind,
    public_id: str,
    *,
    state: State,
    settled: Mapping[str, Any],
    names: Names,
) -> dict[str, Any]:
    """Return the form of one state; pure.

    `settled` holds what publication worked out: {"slug": …, part id: {column: value}}.
    """
    model = kind.record
    form = {"id": public_id, "kind": kind.slug, **shown(model, state, names=names)}
    form["slug"] = settled["slug"]
    for field in m2m_of(model):
        form[field.name] = sorted(names[key] for key in state[field.name])
    for name, part in parts_of(model).items():
        rows = [
            (key, shown(part, row, names=names)) for key, row in state[name].items()
        ]
        rows.sort(key=lambda item: _place(part, item[0], row=item[1]))
        form[name] = [
            _row(name, key, values=row | settled.get(key, {})) for key, row in rows
        ]
    form["own"] = sorted(own_paths(kind, state))
    return form


def shown(model: type[Tracked], values: State, *, names: Names) -> dict[str, Any]:
    """Return the columns of a record or of a row of a part as a form has them."""
    out = {}
    for field in fields_of(model):
        value = values.get(field.name)
        if names_records(field):
            out[field.name] = names[value] if value else None
        elif not field.is_relation:  # a person is never named
            out[field.name] = None if value == "" else value
    return out


def mentioned(model: type[Record], state: State) -> Iterator[tuple[Any, str]]:
    """Yield (model, key) of each record a state names."""
    yield from _links(model, state)
    for field in m2m_of(model):
        yield from ((field.related_model, key) for key in state[field.name])
    for name, part in parts_of(model).items():
        for row in state[name].values():
            yield from _links(part, row)


def ids_in(form: Mapping[str, Any], prefixes: Iterable[str]) -> set[str]:
    """Return the public ids a form mentions, its own left out."""
    starts, found = tuple(f"{prefix}-" for prefix in prefixes), set()
    todo: list[Any] = list(form.values())
    while todo:
        value = todo.pop()
        if isinstance(value, Mapping):
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
        elif (
            isinstance(value, str)
            and value.startswith(starts)
            and len(value) <= ID_LENGTH
        ):
            found.add(value)
    return found - {form["id"]}


def names_records(field: Any) -> bool:
    """Say whether a column points to a record."""
    return bool(field.is_relation) and issubclass(field.related_model, Record)


def _links(model: type[Tracked], values: State) -> Iterator[tuple[Any, str]]:
    for field in fields_of(model):
        if names_records(field) and values.get(field.name):
            yield field.related_model, values[field.name]


def _row(name: str, key: str, *, values: dict[str, Any]) -> dict[str, Any]:
    return values if name == "citations" else {"id": key, **values}


def _place(part: type[Tracked], key: str, *, row: State) -> tuple[Any, ...]:
    """Return the sort key of a part: the order its model states, then the key."""
    wanted = [str(name) for name in part._meta.ordering or () if name != "pk"]
    return (*((row.get(n) is None, row.get(n)) for n in wanted), key)
