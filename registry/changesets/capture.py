"""Run something that writes records, keep what it wrote as patches, undo the writing.

The triggers see every write, whatever made it: form, inline, M2M, citation, cascade,
action, even raw SQL.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from registry.changesets.models import Op
from registry.changesets.propose import Proposed
from registry.history.gate import gate, touched
from registry.history.intervals import state_at
from registry.records.context import Writing
from registry.records.kinds import kinds
from registry.records.models import Record
from registry.records.recorder import STILL_CURRENT
from registry.records.state import Patch, State, diff, empty, same_rows, states

# record → its state inside the capture, None where it is gone
Left = dict[tuple[type[Record], UUID], State | None]


@dataclass(frozen=True, slots=True)
class Captured:
    """What ran, and the changes it would have made."""

    result: Any  # whatever the caller's function returned
    changes: list[Proposed]
    wrote: bool  # a record was saved, be it as it stood


def capture(
    run: Callable[[], Any], *, author: int, seen: int | None, at: datetime
) -> Captured:
    """Run `run` inside the gate, roll its writes back and return them as changes.

    `seen` is the change number the author's page was made from: a field posted back
    unchanged from an old page is not a change. Writes nothing that stays; holds
    SQLite's write lock while it runs.
    """
    with transaction.atomic():
        with gate(Writing(uuid4(), author, "capture", at)):
            result = run()
            left = _left_behind()
        transaction.set_rollback(True)
    return Captured(result, _changes(left, seen), bool(left))


def _left_behind() -> Left:
    """Return the state of every record that was written to; a query a kind, or more."""
    ids, left = touched(), Left()
    for kind in kinds() if ids else ():
        model = kind.record
        there = same_rows(model, ids)
        for pk, state in states(model, there).items():
            left[model, pk] = state
        gone = model.history.filter(id__in=ids - there, seq_to=STILL_CURRENT)
        for pk in gone.exclude(history_type="-").values_list("id", flat=True):
            left[model, pk] = None
    return left


def _changes(left: Left, seen: int | None) -> list[Proposed]:
    found = [
        _change(model, pk, now=now, seen=seen) for (model, pk), now in left.items()
    ]
    return [change for change in found if change.op != Op.EDIT or change.patch]


def _change(
    model: type[Record], pk: UUID, *, now: State | None, seen: int | None
) -> Proposed:
    if now is None:
        return Proposed(model, pk, Op.WITHDRAW)
    live = states(model, [pk]).get(pk)
    then = state_at(model, pk, seq=seen) if seen is not None else None
    if live is None and then is None:
        return Proposed(model, pk, Op.ADD, diff(empty(model), now))
    patch = diff(then or live or {}, now)
    # what left the register since is still an edit: publication says that it left
    return Proposed(model, pk, Op.EDIT, _news(patch, live) if live else patch)


def _news(patch: Patch, live: State) -> Patch:
    """Return the patch without what others published since the page was made."""
    out: Patch = {}
    for key, change in patch.items():
        here = live.get(key)
        if isinstance(change, dict) and isinstance(here, dict):
            if inner := _news(change, here):
                out[key] = inner
        elif isinstance(change, dict) or change[1] != here:
            out[key] = change
    return out
