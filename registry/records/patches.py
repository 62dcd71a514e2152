"""Patches laid one on the other; `registry.records.state` tells what a patch is."""

from collections.abc import Mapping
from typing import Any

from registry.records.state import Patch, State, merge, settled


def overlay(state: Mapping[str, Any], patch: Patch) -> State:
    """Return the state with the patch on it, whatever stood there before."""
    return settled(merge(state, patch)[0])


def compose(first: Patch, then: Patch) -> Patch:
    """Return the one patch that does what these two do, one after the other.

    A value that ends as it began drops out: taking a change back leaves no change.
    """
    out: Patch = {}
    for key in {**first, **then}:
        if key not in first or key not in then:
            found = first[key] if key in first else then[key]
        else:
            found = _composed(first[key], then[key])
        if found:
            out[key] = found
    return out


def _composed(first: Any, then: Any) -> Any:
    """Return the change one key goes through, None where it ends as it began."""
    if isinstance(first, dict) and isinstance(then, dict):
        return compose(first, then)
    if isinstance(first, dict):  # some columns of a row, and then the row went
        return [_before(then[0], first), then[1]]
    old, here = first
    if isinstance(then, dict):  # a row that went comes back with what was typed
        new: Any = overlay(here or old, then)
    else:
        new = then[1]
    return None if old == new else [old, new]


def _before(row: Any, patch: Patch) -> Any:
    """Return a row as it stood before a patch, None where there was none."""
    return row and row | {name: old for name, (old, _new) in patch.items()}
