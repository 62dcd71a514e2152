"""Values that a set and a later publication both changed, and how they are settled."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import rfc8785
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext as _

from registry.changesets.held import held
from registry.changesets.merging import Step, by_model, fits, step_of
from registry.changesets.models import Change, ChangeSet, Op, State
from registry.changesets.propose import refuse_unwritable
from registry.changesets.refusals import NotReviewable
from registry.changesets.rules import against_editing
from registry.history.intervals import state_at
from registry.history.labels import column_of
from registry.ledger.models import LEFT, Entry
from registry.records.fields import PartialDateField
from registry.records.kinds import kind_of_label, parts_of
from registry.records.patches import overlay
from registry.records.paths import at_path, name_of
from registry.records.state import State as RecordState
from registry.records.state import completed, diff, dump, empty, merge, states

PUBLISHED, MINE, TEXT = "published", "mine", "text"  # what an editor may choose


@dataclass(frozen=True, slots=True)
class Clash:
    """One value both changed; `path` is blank where the record itself came or left.

    `began`, `published` and `mine` are JSON values, None where there is none.
    """

    change: Change
    path: str
    began: Any
    published: Any
    mine: Any

    @property
    def key(self) -> str:
        """Return what a form calls it."""
        return f"{self.change.record}:{self.path}"

    @property
    def is_text(self) -> bool:
        """Say whether one text may be written from both: no code, date or record."""
        both = isinstance(self.published, str) and isinstance(self.mine, str)
        return both and bool(self.path) and _is_free(self.change, self.path)

    @property
    def seen(self) -> str:
        """Return what stands for the published value: a choice is made beside it."""
        return hashlib.sha256(rfc8785.dumps(self.published)).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Choice:
    """What an editor chose for one value; `text` where it was written anew.

    `seen` is `Clash.seen` of the page on which it was chosen.
    """

    what: str
    seen: str
    text: str = ""


def clashes(change_set: ChangeSet) -> list[Clash]:
    """Return every value that was published meanwhile; a query a kind and part."""
    found: list[Clash] = []
    changes = {change.record: change for change in change_set.changes.all()}
    for model, group in by_model(map(step_of, changes.values())).items():
        live = states(model, [step.record for step in group])
        for step in group:
            found += _of(changes[step.record], step, live=live.get(step.record))
    return found


def meanwhile(found: Iterable[Clash]) -> dict[UUID, Entry]:
    """Return {record: its newest entry}, its people with it.

    A set may have begun after it: by a page that was made before.
    """
    keys = {clash.change.record for clash in found}
    rows = Entry.objects.filter(record__in=keys)
    rows = rows.select_related("change_set__author").order_by("seq")
    return {entry.record: entry for entry in rows}


@transaction.atomic
def settle_clashes(
    change_set: ChangeSet, choices: Mapping[str, Choice], *, user: User
) -> int:
    """Rewrite the set as its author chose; return how many clashes are left.

    `choices` maps `Clash.key` to what was chosen; what is not named is decided later.
    Once nothing clashes the set is a draft again. Raise NotReviewable for another's
    set and where a value was published again since the page was made, Invalid for text
    that no database holds; then nothing is rewritten.
    """
    locked = held(change_set, user, rule=against_editing)
    refuse_unwritable(" ".join(one.text for one in choices.values()), [])
    chosen = [
        (clash, choice)
        for clash in clashes(locked)
        if (choice := choices.get(clash.key))
    ]
    if any(choice.seen != clash.seen for clash, choice in chosen):
        text = _("Something was published since you opened this page: compare again.")
        raise NotReviewable(text)
    for clash, choice in chosen:
        if choice.what != TEXT or clash.is_text:
            _settle(clash, choice)
    left = len(clashes(locked))
    if not left and locked.state == State.CONFLICT:
        locked.state, locked.conflict = State.DRAFT, ""
        locked.save(update_fields=["state", "conflict"])
    return left


def _of(change: Change, step: Step, *, live: RecordState | None) -> Iterator[Clash]:
    if not fits(step, live):
        yield Clash(change, "", None, _("in the register") if live else None, None)
        return
    if change.op == Op.WITHDRAW:
        return
    base = live or empty(step.model)
    for path in merge(base, change.patch)[1]:
        leaf = at_path(change.patch, path)
        began, mine = leaf if isinstance(leaf, list) else (None, leaf)
        yield Clash(change, path, began, at_path(base, path), mine)


def _is_free(change: Change, path: str) -> bool:
    """Say whether a value may be any text."""
    model, column = column_of(kind_of_label(change.kind), name_of(path))
    field: Any = model._meta.get_field(column)
    if field.choices or isinstance(field, PartialDateField):
        return False
    return isinstance(field, models.CharField | models.TextField)


def _settle(clash: Clash, choice: Choice) -> None:
    change = clash.change
    change.refresh_from_db()
    if not clash.path:
        _settle_record(change, choice)
        return
    leaf: Any = None  # keep what was published: no change
    if choice.what == MINE:
        leaf = _mine(clash)
    elif choice.what == TEXT and choice.text != clash.published:
        leaf = [clash.published, choice.text]
    _put(change.patch, clash.path, leaf=leaf)
    if change.patch or change.op != Op.EDIT:
        change.save(update_fields=["patch"])
    else:
        change.delete()


def _mine(clash: Clash) -> Any:
    """Return the change that gives the author's value to what stands now."""
    if not isinstance(clash.mine, Mapping) or not isinstance(
        at_path(clash.change.patch, clash.path), Mapping
    ):
        return [clash.published, clash.mine]
    name, _slash, key = clash.path.partition("/")
    part = parts_of(kind_of_label(clash.change.kind).record)[name]
    last = part.history.filter(id=UUID(key)).order_by("-seq").first()
    row = dump(last, part) if last else {}
    return [None, overlay(row, dict(clash.mine))]  # the row was removed: it comes back


def _put(patch: dict[str, Any], path: str, *, leaf: Any) -> None:
    """Set the change at a path, or take it out where there is none."""
    first, _slash, rest = path.partition("/")
    if rest:
        _put(patch[first], rest, leaf=leaf)
        if not patch[first]:
            del patch[first]
    elif leaf is None or leaf[0] == leaf[1]:
        del patch[first]
    else:
        patch[first] = leaf


def _settle_record(change: Change, choice: Choice) -> None:
    """Drop the change of a record that came or left, or make it fit."""
    model = kind_of_label(change.kind).record
    live = states(model, [change.record]).get(change.record)
    if choice.what != MINE or change.op == Op.WITHDRAW:
        change.delete()
        return
    if live is not None:  # it came meanwhile: ours are edits of it
        wanted = completed(model, overlay(empty(model), change.patch))
        change.op, change.patch = Op.EDIT, diff(live, wanted)
    else:  # it left meanwhile: it comes back, with ours
        last = Entry.objects.filter(record=change.record).exclude(type__in=LEFT)
        entry = last.order_by("-seq").first()
        then = state_at(model, change.record, seq=entry.seq) if entry else None
        state = overlay(then or empty(model), change.patch)
        change.op, change.patch = Op.ADD, diff(empty(model), completed(model, state))
    change.save(update_fields=["op", "patch"])
