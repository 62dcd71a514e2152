"""What changed between two public forms, field by field, for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.history.text_diff import Piece, pieces

Form = Mapping[str, Any]  # a public form, or {} where there was none
STRUCTURE = ("id", "kind", "own")  # no facts of their own


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that changed.

    `name` is as a Kind writes it (`requirements.value`); `row` is the part's id, blank
    for the record's own; `old` and `new` are JSON values, None where there was none;
    `pieces` tells two texts apart, empty otherwise.
    """

    name: str
    row: str
    old: Any
    new: Any
    pieces: tuple[Piece, ...] = ()


def differences(old: Form, new: Form) -> list[Difference]:
    """Return what changed, in the order of the newer form's keys."""
    keys = [key for key in {**old, **new} if key not in STRUCTURE]
    return [
        found for key in keys for found in _compare(key, old.get(key), now=new.get(key))
    ]


def _compare(key: str, was: Any, *, now: Any) -> Iterator[Difference]:
    if was == now:
        return
    if _is_rows(was) or _is_rows(now):
        yield from _rows(key, was or [], now=now or [])
    elif not (_blank(was) and _blank(now)):
        yield _difference(key, "", old=was, new=now)


def _blank(value: Any) -> bool:
    return value in (None, "", [], False)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _rows(key: str, was: list[Form], *, now: list[Form]) -> Iterator[Difference]:
    if key == "citations":
        yield from _citations(was, now)
        return
    before, after = {row["id"]: row for row in was}, {row["id"]: row for row in now}
    for row in {**before, **after}:
        old, new = before.get(row, {}), after.get(row, {})
        for name in {**old, **new}:
            same = old.get(name) == new.get(name)
            empty = _blank(old.get(name)) and _blank(new.get(name))
            if name != "id" and not same and not empty:
                yield _difference(
                    f"{key}.{name}", row, old=old.get(name), new=new.get(name)
                )


def _citations(was: list[Form], now: list[Form]) -> Iterator[Difference]:
    """Citations have no id of their own in the form: one is there, or it is not."""
    yield from (Difference("citations", "", row, None) for row in was if row not in now)
    yield from (Difference("citations", "", None, row) for row in now if row not in was)


def _difference(name: str, row: str, *, old: Any, new: Any) -> Difference:
    both = isinstance(old, str) and isinstance(new, str)
    return Difference(name, row, old, new, tuple(pieces(old, new)) if both else ())
