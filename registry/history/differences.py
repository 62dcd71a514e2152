"""What changed between two public forms, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.history.text_diff import Piece, pieces
from registry.records.kinds import Kind, parts_of
from registry.records.models import Tracked
from registry.records.state import fields_of, m2m_of

Form = Mapping[str, Any]  # a public form, or {} where there was none
STRUCTURE = ("id", "kind", "own")  # no facts of their own


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that changed.

    `name` is as a Kind writes it (`requirements.value`); `row` is the part's id, blank
    for the record's own; `old` and `new` are JSON values, None where there was none.
    """

    name: str
    row: str
    old: Any
    new: Any

    @property
    def path(self) -> str:
        """Return it with its row, as citations name values."""
        first, _dot, column = self.name.partition(".")
        return f"{first}/{self.row}/{column}" if self.row else self.name

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return what tells two texts apart; empty for other values."""
        both = isinstance(self.old, str) and isinstance(self.new, str)
        return tuple(pieces(self.old, self.new)) if both else ()


def differences(old: Form, new: Form, *, kind: Kind) -> list[Difference]:
    """Return what changed: columns, links, parts, citations, and what is no column.

    Each part is told row by row, and its values in the order of its columns.
    """
    model = kind.record
    links, parts = [field.name for field in m2m_of(model)], parts_of(model)
    keys = _ordered({**old, **new}, [*_columns(model), *links, *parts])
    return [
        found
        for key in keys
        if key not in STRUCTURE
        for found in _compare(key, old.get(key), now=new.get(key), part=parts.get(key))
    ]


def _columns(model: type[Tracked]) -> list[str]:
    return [field.name for field in fields_of(model)]


def _ordered(names: Iterable[str], order: Iterable[str]) -> list[str]:
    """Return the names in this order, and those it does not know behind them."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(names, key=lambda name: places.get(name, len(places)))


def _compare(
    key: str, was: Any, *, now: Any, part: type[Tracked] | None
) -> Iterator[Difference]:
    if was == now:
        return
    if key == "citations":
        yield from _citations(was or [], now or [])
    elif _is_rows(was) or _is_rows(now):
        order = _columns(part) if part else []
        yield from _rows(key, was or [], now=now or [], order=order)
    elif not (_blank(was) and _blank(now)):
        yield Difference(key, "", was, now)


def _blank(value: Any) -> bool:
    return value in (None, "", [], False)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _rows(
    key: str, was: list[Form], *, now: list[Form], order: list[str]
) -> Iterator[Difference]:
    before, after = {row["id"]: row for row in was}, {row["id"]: row for row in now}
    for row in {**before, **after}:
        old, new = before.get(row, {}), after.get(row, {})
        for name in _ordered({**old, **new}, order):
            values = old.get(name), new.get(name)
            same = values[0] == values[1] or all(map(_blank, values))
            if name != "id" and not same:
                yield Difference(f"{key}.{name}", row, *values)


def _citations(was: list[Form], now: list[Form]) -> Iterator[Difference]:
    """Citations have no id of their own in the form: one is there, or it is not."""
    yield from (Difference("citations", "", row, None) for row in was if row not in now)
    yield from (Difference("citations", "", None, row) for row in now if row not in was)
