"""How much harm a wrong value does: of a field, of a change, of a change set."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from registry.changesets.models import Change, Op, Risk
from registry.history.labels import column_of
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, kind_of_label
from registry.records.names import stem_of

ORDER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)


def risk_of_field(kind: Kind, name: str) -> Risk:
    """Return the risk of a value by its name, `title_en` or `requirements.value`.

    What a model names in `HIGH_RISK` (licence status, legal force) or `LOW_RISK` is
    that; of the rest dates are high, translations low, all else medium.
    """
    if name.partition(".")[0] == "citations":
        return Risk.LOW  # the value it bears on says how much hangs on it
    model, column = column_of(kind, name)
    field = next((f for f in model._meta.get_fields() if f.name == column), None)
    if column in model.HIGH_RISK:
        return Risk.HIGH
    if column in model.LOW_RISK:
        return Risk.LOW
    if isinstance(field, PartialDateField):
        return Risk.HIGH
    return Risk.LOW if _is_translation(column) else Risk.MEDIUM


def _is_translation(column: str) -> bool:
    return column != stem_of(column) and not column.endswith("_en")


def risk_of_change(change: Change) -> Risk:
    """Return the highest risk among the values a change touches.

    A withdrawal is high: it takes away all a record says.
    """
    if change.op == Op.WITHDRAW:
        return Risk.HIGH
    kind = kind_of_label(change.kind)
    return highest(risk_of_field(kind, name) for name in touched_names(change.patch))


def highest(found: Iterable[Risk]) -> Risk:
    """Return the highest of some risks, low where there is none."""
    return max(found, key=ORDER.index, default=Risk.LOW)


def touched_names(patch: Mapping[str, Any]) -> Iterator[str]:
    """Yield the name of every value a patch gives, changes or takes away."""
    for name, change in patch.items():
        if isinstance(change, list):
            if any(change):  # a new record gives its blank columns too
                yield name
            continue
        for inner in change.values():
            if isinstance(inner, Mapping):  # some columns of a row
                yield from (f"{name}.{column}" for column in inner)
            elif True in inner:  # a link
                yield name
            else:  # a whole row
                row = inner[1] or inner[0] or {}
                yield from (f"{name}.{column}" for column in row if row[column])
