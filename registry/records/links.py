"""The same state with other records named: what follows where two become one."""

import json
from collections.abc import Mapping
from typing import Any

from registry.records.form import names_records
from registry.records.kinds import parts_of
from registry.records.models import Part, Record, Tracked
from registry.records.state import State, fields_of, m2m_of

Keys = Mapping[str, str]  # key of a record as text → whom to name instead
Rows = Mapping[str, State]  # rows of one part, by key
Paths = Mapping[str, str]  # path of a value → where it stands now, blank: nowhere


def relinked(model: type[Record], state: State, *, moved: Keys, own: str) -> State:
    """Return the state with these records named instead; pure.

    `own` is the record's key: what would lead to itself drops out, and so does a row
    that then says what another says already. Citations follow the row that stays.
    """
    out = state | _columns(model, state, moved=moved)
    for field in fields_of(model):
        if names_records(field) and out.get(field.name) == own:
            out[field.name] = None
    for field in m2m_of(model):
        keys = {moved.get(key, key) for key in state[field.name]}
        out[field.name] = dict.fromkeys(sorted(keys - {own}), True)
    paths: dict[str, str] = {}
    for name, part in parts_of(model).items():
        if name != "citations":
            out[name], gone = _rows(part, state[name], moved=moved, own=own)
            paths |= _paths(name, part, gone=gone)
    cited = recited(state["citations"], paths)
    part = parts_of(model)["citations"]
    changed = {key: _columns(part, row, moved=moved) for key, row in cited.items()}
    out["citations"] = _united(cited, changed)
    return out


def recited(rows: Rows, paths: Paths) -> dict[str, State]:
    """Return citations that name values where they stand now; pure.

    One that then names nothing any more drops out.
    """
    out: dict[str, State] = {}
    for key, row in rows.items():
        fields = [paths.get(path, path) for path in row["fields"]]
        fields = [path for path in dict.fromkeys(fields) if path]
        if fields:
            out[key] = {**row, "fields": fields}
    return out


def _united(before: Rows, after: Rows) -> dict[str, State]:
    """Return citations, those that changed taken into one that says the same."""
    out = {key: row for key, row in after.items() if row == before[key]}
    same = {_words({**row, "fields": None}): key for key, row in out.items()}
    for key, row in after.items():
        place = same.setdefault(_words({**row, "fields": None}), key)
        known = out.get(place, row)["fields"]
        if row != before[key]:
            out[place] = {
                **row,
                "fields": list(dict.fromkeys([*known, *row["fields"]])),
            }
    return out


def _columns(model: type[Tracked], values: State, *, moved: Keys) -> State:
    """Return the columns with these records named instead."""
    links = {f.name for f in fields_of(model) if names_records(f)}
    return values | {
        name: moved.get(values[name], values[name])
        for name in links & values.keys()
        if values[name]
    }


def _rows(
    part: type[Part], rows: Rows, *, moved: Keys, own: str
) -> tuple[dict[str, State], dict[str, str]]:
    """Return the rows, and {key of one that went: of that which says it, or blank}."""
    found = {key: _columns(part, row, moved=moved) for key, row in rows.items()}
    same = {_words(row): key for key, row in rows.items() if row == found[key]}
    out, gone = dict[str, State](), dict[str, str]()
    for key, row in found.items():
        if row == rows[key]:
            out[key] = row
        elif _names(part, row, own=own):
            gone[key] = ""
        elif (stays := same.setdefault(_words(row), key)) != key:
            gone[key] = stays
        else:
            out[key] = row
    return out, gone


def _names(part: type[Part], row: State, *, own: str) -> bool:
    columns = (field.name for field in fields_of(part) if names_records(field))
    return any(row.get(name) == own for name in columns)


def _paths(name: str, part: type[Part], *, gone: Keys) -> dict[str, str]:
    return {
        f"{name}/{key}/{column}": f"{name}/{stays}/{column}" if stays else ""
        for key, stays in gone.items()
        for column in (field.name for field in fields_of(part))
    }


def _words(values: Mapping[str, Any]) -> str:
    return json.dumps(values, sort_keys=True)
