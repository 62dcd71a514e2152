"""What must hold of every record before it is published."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from registry.changesets.merging import Step, by_model
from registry.changesets.models import Op
from registry.changesets.naming import called, value_of
from registry.changesets.refusals import Invalid
from registry.citations.confirmed import with_confirmations
from registry.citations.coverage import misplaced, uncited
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, kind_of, parts_of
from registry.records.models import Tracked
from registry.records.partial_date import bounds
from registry.records.state import State, fields_of, load, m2m_of

Fault = tuple[str, str]  # path, message


def validate(steps: Iterable[Step], tiers: Mapping[str, int]) -> None:
    """Raise Invalid with every fault of the set; no query where there is none."""
    refuse(
        (step, path, message)
        for step in steps
        if step.op != Op.WITHDRAW
        for path, message in faults(kind_of(step.model), step.state, tiers=tiers)
    )


def refuse_rivals(steps: Iterable[Step]) -> None:
    """Raise Invalid where records of the set cannot stand beside others."""
    for model, group in by_model(steps).items():
        step_of = {step.record: step for step in group}
        states = {step.record: step.state or None for step in group}
        refuse((step_of[key], path, m) for key, path, m in model.rivals(states))


def refuse(found: Iterable[tuple[Step, str, str]]) -> None:
    """Raise Invalid with these faults, (step, path, message), if there are any."""
    wrong = list(found)
    if not wrong:
        return
    names = called([step for step, _path, _message in wrong])
    raise Invalid(
        [(names[step.record], path, message) for step, path, message in wrong],
        [
            f"{names[step.record]}: {value_of(kind_of(step.model), path)}: {message}"
            for step, path, message in wrong
        ],
    )


def faults(
    kind: Kind, state: State, *, tiers: Mapping[str, int], cited: bool = True
) -> Iterator[Fault]:
    """Yield (path, message) for each value, span, rule and citation that is wrong.

    `cited=False` leaves out values that no citation names yet.
    """
    broken = list(_values(kind, state))
    yield from broken
    if broken:
        return  # rules may rely on clean values
    confirmed = with_confirmations(kind, state, tiers=tiers)
    for path, message in kind.record.problems(confirmed):
        yield path, str(message)
    for path in uncited(kind, state) if cited else ():
        yield path, _("No citation names this value: add a source that supports it.")
    for path in misplaced(kind, state):
        yield "citations", _("No such field here: %(path)s") % {"path": path}


def _values(kind: Kind, state: State) -> Iterator[Fault]:
    sets = {*(field.name for field in m2m_of(kind.record)), *parts_of(kind.record)}
    columns = {name: value for name, value in state.items() if name not in sets}
    yield from row_faults(kind.record, columns, path="")
    for name, part in parts_of(kind.record).items():
        for key, row in state[name].items():
            yield from row_faults(part, row, path=f"{name}/{key}/")


def row_faults(model: type[Tracked], values: State, *, path: str) -> Iterator[Fault]:
    """Yield what the columns of one row refuse: name, form, choice, length, span."""
    wrong = set()
    for name in sorted(values.keys() - {field.name for field in fields_of(model)}):
        yield f"{path}{name}", _("There is no such field.")
    for field in fields_of(model):
        if field.is_relation and values.get(field.name):
            continue  # the database keeps references
        try:
            field.clean(load(field, values.get(field.name)), None)
        except ValidationError as error:
            wrong.add(field.name)
            yield f"{path}{field.name}", " ".join(error.messages)
    clean = {name: value for name, value in values.items() if name not in wrong}
    for end, message in span_faults(model, clean):
        yield f"{path}{end}", message


def span_faults(model: type[Tracked], values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield (column, message) for each end that lies before its start."""
    for start, end in model.SPANS:
        if _reversed(model, values, start=start, end=end):
            yield end, _("The end lies before the start: check both days.")


def _reversed(
    model: type[Tracked], values: Mapping[str, Any], *, start: str, end: str
) -> bool:
    first, last = (
        _day(model, values, name=start, side=0),
        _day(model, values, name=end, side=1),
    )
    return bool(first and last and last < first)


def _day(
    model: type[Tracked], values: Mapping[str, Any], *, name: str, side: int
) -> str:
    """Return the earliest (0) or latest (1) day of a date column as ISO text."""
    text = values.get(name) or ""
    if not text or not isinstance(model._meta.get_field(name), PartialDateField):
        return text
    span = bounds(text)
    day = span.latest if side else span.earliest
    return day.isoformat() if day else ""
