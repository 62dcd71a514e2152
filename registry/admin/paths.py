"""How a form names the values of a record: labels for paths, faults to form rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.text import capfirst

from registry.admin.forms import Faults
from registry.history.intervals import state_at
from registry.records.kinds import Kind, parts_of
from registry.records.models import Record, Tracked
from registry.records.rows import plain
from registry.records.state import (
    State,
    empty,
    fields_of,
    m2m_of,
    owner_key,
    states,
)


def path_choices(kind: Kind, state: State) -> list[tuple[str, Any]]:
    """Return the choices a citation has: fields, then those of each part's row."""
    model = kind.record
    own = [f for f in [*fields_of(model), *m2m_of(model)] if f.name != "slug"]
    choices: list[tuple[str, Any]] = [(f.name, label_of(f)) for f in own]
    for name, part in parts_of(model).items():
        if name != "citations":
            choices += _rows(name, part, rows=state[name])
    return choices


def page_state(model: type[Record], pk: UUID | None, *, seen: int | None) -> State:
    """Return the live state, with the rows that the page sent showed.

    `seen` is that page's change number, if it told one: rows removed since stand
    beside the live ones, and citations name what they named on the page.
    """
    if pk is None:
        return empty(model)
    state = states(model, [pk]).get(pk) or empty(model)
    then = (state_at(model, pk, seq=seen) if seen is not None else None) or {}
    rows = {name: then.get(name, {}) | state[name] for name in parts_of(model)}
    rows["citations"] |= then.get("citations", {})
    return state | rows


def rows_of(model: type[Record], pk: UUID | None, *, shown: Mapping[str, Any]) -> State:
    """Return the live rows' keys of each sort of part, in order.

    `shown` are the groups whose rows the page reads anyhow; a query for each sort that
    is not among them. Citations are left out: no citation bears on another.
    """
    found = empty(model)
    for name, part in parts_of(model).items():
        if pk is not None and name != "citations":
            rows = plain(part).filter(**{owner_key(part): pk})
            here = shown[name].get_queryset() if name in shown else rows
            found[name] = {str(key): {} for key in sorted(row.pk for row in here)}
    return found


def label_of(field: Any) -> str:
    """Return a column's label as readers see it."""
    return str(capfirst(str(field.verbose_name)))


def _rows(name: str, part: type[Tracked], *, rows: State) -> list[tuple[str, Any]]:
    title = capfirst(str(part._meta.verbose_name))
    return [
        (
            f"{title} {number}",
            [(f"{name}/{key}/{f.name}", label_of(f)) for f in fields_of(part)],
        )
        for number, key in enumerate(rows, 1)
    ]


def to_rows(found: Iterable[tuple[str, str]], prefixes: dict[str, str]) -> Faults:
    """Return {form prefix: {field: messages}} of (path, message).

    `prefixes` maps part ids to the prefix of their row's form; a path of no row on the
    page is shown by the record's own form.
    """
    out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, message in found:
        _name, _slash, rest = path.partition("/")
        key, _slash, field = rest.partition("/")
        prefix = prefixes.get(key, "")
        where = field if prefix else path
        out[prefix][where].append(
            message if prefix or not rest else f"{path}: {message}"
        )
    return out
