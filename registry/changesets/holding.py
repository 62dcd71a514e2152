"""Which steps of an undoing hold together: none leaves a name without its record."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from registry.changesets.departed import became, departed_of
from registry.changesets.merging import by_model
from registry.changesets.models import Op
from registry.changesets.propose import Proposed
from registry.changesets.references import referrers
from registry.changesets.reversing import Clash, Reversal
from registry.ledger.models import Entry
from registry.records.form import mentioned
from registry.records.links import relinked
from registry.records.state import diff, empty

Steps = Mapping[UUID, Reversal]  # record → a step that has a change
Broken = tuple[UUID, str, set[UUID]]  # a record, why it stays, and whom that names


@dataclass(frozen=True, slots=True)
class _Names:
    """Who names whom, and which of those named have left the register."""

    named: Mapping[UUID, set[UUID]]  # record → whom it names after its own step
    gone: Collection[UUID]
    naming: Mapping[UUID, set[UUID]]  # record that is to leave → who names it now


def holding(steps: Steps) -> tuple[Steps, list[Clash]]:
    """Return the steps that leave no name without its record, and the others' clashes.

    What one step leaves standing may stand in the way of another: asked until none
    does. Queries for each kind that is named or is to leave, and for each record that
    was merged, however many steps there are.
    """
    steps = _followed(steps)
    names, left = _read(steps), list[Broken]()
    while broken := list(_broken(steps, names)):
        left += broken
        keys = {key for key, _why, _names in broken}
        steps = {key: step for key, step in steps.items() if key not in keys}
    return steps, _told(left)


def _followed(steps: Steps) -> Steps:
    """Return the steps naming what merged records became, unless they come back."""
    coming = _of(steps, Op.ADD)
    back = {key: list(_mentioned(steps[key])) for key in coming}
    moved = became(departed_of((one for m in back.values() for one in m), there=coming))
    out = dict(steps)
    for key, those in back.items():
        if own := {name: moved[name] for _model, name in those if name in moved}:
            out[key] = _moved(key, steps[key], moved=own)
    return out


def _moved(key: UUID, step: Reversal, *, moved: Mapping[str, str]) -> Reversal:
    if step.change is None or step.state is None:
        return step
    model = step.change.model
    state = relinked(model, step.state, moved=moved, own=str(key))
    patch = diff(empty(model), state)
    return Reversal(Proposed(model, key, step.change.op, patch), state, step.clashes)


def _read(steps: Steps) -> _Names:
    those = {key: list(_mentioned(step)) for key, step in steps.items()}
    named = {key: {UUID(name) for _model, name in m} for key, m in those.items()}
    gone = departed_of(one for m in those.values() for one in m)
    leaving = [steps[key].change for key in _of(steps, Op.WITHDRAW)]
    naming: dict[UUID, set[UUID]] = {}
    for model, group in by_model(change for change in leaving if change).items():
        naming |= referrers(model, [change.record for change in group])
    return _Names(named, gone.keys(), naming)


def _mentioned(step: Reversal) -> Iterator[tuple[Any, str]]:
    if step.change and step.state is not None:
        yield from mentioned(step.change.model, step.state)


def _broken(steps: Steps, names: _Names) -> Iterator[Broken]:
    """Yield the steps that cannot be taken among these; pure."""
    coming, going = _of(steps, Op.ADD), _of(steps, Op.WITHDRAW)
    stays = _("It stays: %(records)s names it by now.")
    missing = _("Left as it stands: it named %(records)s, restore that first.")
    for key in steps:
        if key in going:
            why, found = stays, names.naming.get(key, set())
            found = {k for k in found if k not in steps or key in names.named[k]}
        else:
            named = names.named[key]
            why, found = missing, {k for k in named if k in names.gone} - coming
            found |= named & going
        if found:
            yield key, why, found


def _told(broken: list[Broken]) -> list[Clash]:
    """Return the clashes, naming records by public id; one query, if any."""
    keys = {name for _key, _why, names in broken for name in names}
    rows = Entry.objects.filter(record__in=keys).order_by()
    ids = dict(rows.values_list("record", "public_id")) if keys else {}
    return [
        Clash(key, "", why % {"records": ", ".join(sorted(ids[n] for n in names))})
        for key, why, names in broken
    ]


def _of(steps: Steps, op: Op) -> set[UUID]:
    return {key for key, one in steps.items() if one.change and one.change.op == op}
