"""No value without a citation that names it."""

from collections.abc import Iterator

from registry.citations.vocabulary import Stance
from registry.records.kinds import Kind
from registry.records.paths import filled_paths, is_own, known_paths
from registry.records.state import State


def supported(state: State) -> set[str]:
    """Return the paths that a supporting citation names."""
    return {
        path
        for row in state["citations"].values()
        if row["stance"] == Stance.SUPPORTS
        for path in row["fields"]
    }


def uncited(kind: Kind, state: State) -> Iterator[str]:
    """Yield the path of each value, not of our own making, that nothing supports."""
    have = supported(state)
    for path in filled_paths(kind, state):
        if path not in have and not is_own(kind, path):
            yield path


def misplaced(kind: Kind, state: State) -> Iterator[str]:
    """Yield each path that a citation names and the record does not have."""
    known = known_paths(kind, state)
    for row in state["citations"].values():
        yield from (path for path in row["fields"] if path not in known)
