"""The names of a record that merges: former names of the other, with their evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from registry.records.kinds import Kind, parts_of
from registry.records.models import Part
from registry.records.names import in_languages
from registry.records.state import State, defaults, fields_of


@dataclass
class Moving:
    """What moves: the names, the rows that hold them, and where paths lead now."""

    names: list[str] = field(default_factory=list)
    rows: dict[str, State] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)


def with_names(kind: Kind, state: State, *, gone: State, told: Moving) -> State:
    """Return the state with the other's names as rows, and the citations of these.

    Nothing moves where no part of the kind holds former names, and no name the record
    bears or bore already. `told` is filled with what moved; pure but for new keys.
    """
    out = dict(state)
    for name, part in parts_of(kind.record).items():
        if part.FORMER_NAME is not None:
            found = _moving(kind, name, part=part, state=state, gone=gone)
            out[name] = out[name] | found.rows
            told.names += found.names
            told.paths |= found.paths
    out["citations"] = out["citations"] | _citations(gone, told.paths)
    return out


def _moving(
    kind: Kind, name: str, *, part: type[Part], state: State, gone: State
) -> Moving:
    column = part.FORMER_NAME[0] if part.FORMER_NAME else ""
    bore = [row[column] for row in state[name].values()]
    known = {_folded(text) for text in (*_own(kind, state).values(), *bore)}
    found = Moving()
    for row, paths in _candidates(kind, name, part=part, gone=gone):
        if _folded(row[column]) in known:
            continue
        known.add(_folded(row[column]))
        key = str(uuid4())
        found.names.append(row[column])
        found.rows[key] = row
        found.paths |= {old: f"{name}/{key}/{c}" for old, c in paths.items()}
    return found


def _candidates(
    kind: Kind, name: str, *, part: type[Part], gone: State
) -> Iterator[tuple[State, dict[str, str]]]:
    """Yield (row, {path there: column}) of each name of the record that leaves."""
    column, also = part.FORMER_NAME or ("", {})
    for path, text in _own(kind, gone).items():
        yield defaults(part) | {column: text, **also}, {path: column}
    columns = [one.name for one in fields_of(part)]
    for key, row in gone[name].items():
        yield row, {f"{name}/{key}/{c}": c for c in columns}


def _own(kind: Kind, state: State) -> dict[str, str]:
    """Return {column: text} of the names a record bears itself."""
    columns = in_languages(kind.title[0])
    return {column: state[column] for column in columns if state.get(column)}


def _citations(gone: State, paths: Mapping[str, str]) -> dict[str, State]:
    """Return new citations of the values that moved, from those of the old ones."""
    found = {}
    for row in gone["citations"].values():
        if fields := [paths[path] for path in row["fields"] if path in paths]:
            found[str(uuid4())] = {**row, "fields": fields}
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
