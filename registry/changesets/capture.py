"""Run something that writes records, keep what it wrote as patches, undo the writing.

The triggers see every write, whatever made it: form, inline, M2M, citation, cascade,
action, even raw SQL.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from registry.changesets.database_rules import words_for
from registry.changesets.laying_out import lay_out
from registry.changesets.models import Change, Op
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Conflict, Referenced
from registry.history.gate import gate, touched
from registry.history.intervals import state_at
from registry.records.context import Writing
from registry.records.kinds import kind_of_label, kinds
from registry.records.models import STAND_IN, Record
from registry.records.patches import overlay
from registry.records.recorder import STILL_CURRENT
from registry.records.state import (
    Patch,
    State,
    completed,
    diff,
    empty,
    same_rows,
    states,
)
from registry.search.owed import Index, owing

# record → its state inside the capture, None where it is gone
Left = dict[tuple[type[Record], UUID], State | None]


@dataclass(frozen=True, slots=True)
class Captured:
    """What ran, and what it changed in the draft it ran in."""

    result: Any  # whatever the caller's function returned
    changes: list[Proposed]
    wrote: bool  # a record was saved, be it as it stood


@dataclass(frozen=True, slots=True)
class Page:
    """What the page that was sent had been made from."""

    seq: int | None = None  # the head then; None where the page says none
    # what the draft said then of a record; of others it is taken as it stands
    drafted: Mapping[UUID, Patch] | None = None


def capture(
    run: Callable[[], Any],
    *,
    author: int,
    page: Page,
    at: datetime,
    draft: Collection[Change] = (),
) -> Captured:
    """Run `run` in the draft, roll its writes back and return what it changed.

    A field posted back unchanged from an old page is not a change. Raise Conflict
    where the draft cannot be laid out. Writes nothing that stays; holds SQLite's write
    lock while it runs.
    """
    with laid_out(draft, author=author, at=at):
        result = run()
        left = _left_behind(draft)
    return Captured(result, _changes(left, draft, page=page), bool(left))


@contextmanager
def laid_out(draft: Collection[Change], *, author: int, at: datetime) -> Iterator[None]:
    """Have the draft on the live tables inside the block; nothing of it stays.

    Raise Conflict where it no longer fits the register, e.g. a slug was given to
    another record meanwhile.
    """
    with transaction.atomic():
        with ExitStack() as block:
            block.enter_context(gate(Writing(uuid4(), author, "capture", at)))
            if draft:
                block.enter_context(owing(_lay_out(draft)))
            yield
        transaction.set_rollback(True)


def _lay_out(draft: Collection[Change]) -> Index:
    try:
        return lay_out(draft)
    except Referenced as error:
        raise Conflict([str(error)]) from error
    except (ValidationError, DataError) as error:  # of an import: forms check theirs
        raise Conflict([_("a value that no field takes")]) from error
    except IntegrityError as error:
        if (words := words_for(error)) is None:
            raise
        raise Conflict([words]) from error


def _left_behind(draft: Collection[Change]) -> Left:
    """Return the state of every record that was written to; a query a kind, or more."""
    ids, left = touched(), Left()
    for kind in kinds() if ids else ():
        model = kind.record
        there = same_rows(model, ids)
        for pk, state in states(model, there).items():
            left[model, pk] = _unnamed(state)
        gone = model.history.filter(id__in=ids - there, seq_to=STILL_CURRENT)
        for pk in gone.exclude(history_type="-").values_list("id", flat=True):
            left[model, pk] = None
    known = {pk for _model, pk in left}
    for change in draft:
        if change.op == Op.ADD and change.record in ids - known:
            left[kind_of_label(change.kind).record, change.record] = None
    return left


def _unnamed(state: State) -> State:
    """Return the state without a slug that only stood in."""
    if state["slug"].startswith(STAND_IN):
        state["slug"] = ""
    return state


def _changes(left: Left, draft: Collection[Change], *, page: Page) -> list[Proposed]:
    drafted = {change.record: change for change in draft}
    found = [
        _change(key, now=now, drafted=drafted.get(key[1]), page=page)
        for key, now in left.items()
    ]
    return [change for change in found if change.op != Op.EDIT or change.patch]


def _change(
    key: tuple[type[Record], UUID],
    *,
    now: State | None,
    drafted: Change | None,
    page: Page,
) -> Proposed:
    model, pk = key
    if now is None:
        return Proposed(model, pk, Op.WITHDRAW)
    live = states(model, [pk]).get(pk)
    then = state_at(model, pk, seq=page.seq) if page.seq is not None else None
    patch = drafted.patch if drafted else {}
    shown = patch if page.drafted is None else page.drafted.get(pk, patch)
    base = then or live or empty(model)
    delta = diff(_with(model, base, patch=shown), now)
    if live is None and not drafted:
        # what left the register since is an edit: publication says that it left
        return Proposed(model, pk, Op.EDIT if then else Op.ADD, delta)
    here = _with(model, live or empty(model), patch=patch)
    return Proposed(model, pk, Op.EDIT, _news(delta, here))


def _with(model: type[Record], state: State, *, patch: Patch) -> State:
    return completed(model, overlay(state, patch)) if patch else state


def _news(patch: Patch, here: State) -> Patch:
    """Return the patch without what stands already, by others or by the draft."""
    out: Patch = {}
    for key, change in patch.items():
        now = here.get(key)
        if isinstance(change, dict) and isinstance(now, dict):
            if inner := _news(change, now):
                out[key] = inner
        elif isinstance(change, dict) or change[1] != now:
            out[key] = change
    return out
