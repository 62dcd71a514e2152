"""Paths name one value: `title_en`, `issuers`, `requirements/{id}/value`."""

from collections.abc import Iterator, Mapping
from typing import Any

from registry.records.kinds import Kind, parts_of
from registry.records.state import State, fields_of, m2m_of

EMPTY: tuple[Any, ...] = (None, "", [], {})


def filled_paths(kind: Kind, state: State) -> Iterator[str]:
    """Yield the path of every value the state holds; citations are no values."""
    model = kind.record
    for field in fields_of(model):
        if field.name != "slug" and state.get(field.name) not in EMPTY:
            yield field.name
    yield from (field.name for field in m2m_of(model) if state[field.name])
    for name, part in parts_of(model).items():
        if name == "citations":
            continue
        for key, row in state[name].items():
            for field in fields_of(part):
                if row.get(field.name) not in EMPTY:
                    yield f"{name}/{key}/{field.name}"


def name_of(path: str) -> str:
    """Return the name a path goes by in a Kind: `requirements.value`."""
    first, *rest = path.split("/")
    return f"{first}.{rest[-1]}" if rest else first


def at_path(tree: Mapping[str, Any], path: str) -> Any:
    """Return what a state, or a patch, holds at a path; None where it holds nothing."""
    found: Any = tree
    for key in path.split("/"):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def is_own(kind: Kind, path: str) -> bool:
    """Say whether the value at a path is of our own making and needs no citation."""
    name = name_of(path)
    return name in kind.own or f"{name.partition('.')[0]}.*" in kind.own


def own_paths(kind: Kind, state: State) -> Iterator[str]:
    """Yield the paths of the values of our own making."""
    return (path for path in filled_paths(kind, state) if is_own(kind, path))


def known_paths(kind: Kind, state: State) -> set[str]:
    """Return every path a citation of this state may name, filled or not."""
    model = kind.record
    found = {f.name for f in fields_of(model)} | {f.name for f in m2m_of(model)}
    for name, part in parts_of(model).items():
        if name != "citations":
            columns = [field.name for field in fields_of(part)]
            found |= {f"{name}/{key}/{c}" for key in state[name] for c in columns}
    return found
