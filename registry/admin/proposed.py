"""What a change set does to each record: before and after, value by value."""

import difflib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from registry.admin.beside import links_to
from registry.admin.form_words import Form, Words, named
from registry.admin.value_lines import ValueLine, value_lines
from registry.admin.withdrawn import name_of
from registry.changesets.capture import laid_out
from registry.changesets.forms_now import forms_now
from registry.changesets.merging import MERGED_INTO
from registry.changesets.models import Change, ChangeSet, Op, Remark, Risk, State
from registry.changesets.references import referrers
from registry.changesets.risk import risk_of_change
from registry.clock import hong_kong_day, now
from registry.ledger import read
from registry.ledger.models import LEFT, Entry
from registry.records.kinds import Kind, Said, catalogue, kind_of_label
from registry.records.models import Record
from registry.records.names import Text
from registry.records.tags import tag_of
from registry.search.directory import names, rows_of_keys

USES = 8  # records that name this one, told by name
JSON_AROUND = 2  # lines about each changed one
Forms = Mapping[UUID, Form]  # {} where the record is not in the register


@dataclass(frozen=True, slots=True)
class Public:
    """What the public reads of a record: the tag's box and the sentence."""

    tag: Any
    sentence: str


@dataclass(slots=True)
class Told:
    """A record of the set, as its page tells of it."""

    change: Change
    kind: Kind
    public_id: str  # blank: given when it is published
    name: Text
    risk: Risk
    lines: list[ValueLine]
    json: list[tuple[str, str]]  # (kept | removed | added, line)
    fits: bool = True  # not withdrawn, or added, by others meanwhile
    into: Text | None = None  # what a record that leaves becomes part of
    before: Public | None = None
    after: Public | None = None
    uses: list[Any] = field(default_factory=list)
    use_count: int = 0

    @property
    def key(self) -> str:
        """Return the record as a form names it."""
        return str(self.change.record)

    @property
    def opts(self) -> Any:
        """Return the model's options: they name its admin pages."""
        return self.kind.record._meta

    @property
    def answered(self) -> bool:
        """Say whether there is an answer worth reading: a tag, or another than now."""
        tags = any(one and one.tag for one in (self.before, self.after))
        return tags or self.before != self.after

    @property
    def uncited(self) -> int:
        """Return how many values no citation names yet."""
        return sum(line.uncited for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sides:
    """The register before and after, as far as a set goes."""

    old: Forms
    new: Forms
    called: Mapping[UUID, Text]
    words: Mapping[str, str]  # public id → name
    before: Mapping[UUID, Public] = field(default_factory=dict)
    after: Mapping[UUID, Public] = field(default_factory=dict)
    left: Forms = field(default_factory=dict)  # the last form of what is gone
    are_published: bool = False


def proposed(change_set: ChangeSet, user: User, *, language: str) -> list[Told]:
    """Return what a set does, in its order; queries grow with kinds alone.

    What is not published yet is laid out for as long as this takes. Raise Conflict
    where it names a record that is not there any more.
    """
    changes = list(change_set.changes.all())
    if change_set.state == State.PUBLISHED:
        entries = list(change_set.entries.order_by("seq"))
        sides = _published(entries, changes, language=language)
    else:
        sides = _drafted(changes, user, language=language)
    remarks = _remarks(change_set)
    found = [
        _told(change, sides, remarks=remarks, language=language) for change in changes
    ]
    _add_uses(found, language)
    return found


def _told(
    change: Change,
    sides: Sides,
    *,
    remarks: Mapping[tuple[UUID, str], list[Remark]],
    language: str,
) -> Told:
    kind, key = kind_of_label(change.kind), change.record
    old, new = sides.old.get(key, {}), sides.new.get(key, {})
    words = Words(kind, sides.words, language)
    public_id = str((old or new or sides.left.get(key, {})).get("id", ""))
    here = {path: found for (record, path), found in remarks.items() if record == key}
    return Told(
        change=change,
        kind=kind,
        public_id="" if public_id.startswith("?") else public_id,
        name=sides.called.get(key, Text(public_id, "en")),
        risk=risk_of_change(change),
        lines=[]
        if change.op == Op.WITHDRAW
        else value_lines(words, old, new=new, remarks=here),
        json=_lines(old, new),
        fits=sides.are_published or bool(old) == (change.op != Op.ADD),
        into=sides.called.get(UUID(_into(change))) if _into(change) else None,
        before=sides.before.get(key),
        after=sides.after.get(key),
    )


def _drafted(changes: Collection[Change], user: User, *, language: str) -> Sides:
    """Read the register, lay the draft out, and read again."""
    groups, keys = _by_model(changes), _keys(changes)
    seqs = dict(rows_of_keys(keys).values_list("record", "seq"))
    held = read.entries(seqs.values())
    old: Forms = {key: read.form_of(held[seq]) for key, seq in seqs.items()}
    before, called = _public(old, language), _called(keys, language)
    left = _left(keys - called.keys())
    words = named([*old.values(), *left.values()], language)  # also of what leaves
    called |= {key: name_of(left[key], words, language=language) for key in left}
    with laid_out(changes, author=user.pk, at=now()):
        new: Forms = {
            key: form
            for model, ids in groups.items()
            for key, form in forms_now(model, ids).items()
        }
        called |= _called(keys, language)
        words |= named([*old.values(), *new.values()], language)
        after = _public(new, language)
    return Sides(old, new, called, words, before, after, left)


def _published(
    entries: list[Entry], changes: Collection[Change], *, language: str
) -> Sides:
    """Return the versions a published set made, and those before."""
    previous = read.previous(entries)
    new = {e.record: {} if e.type in LEFT else read.form_of(e) for e in entries}
    old = {
        e.record: read.form_of(previous[e.seq])
        for e in entries
        if e.seq in previous and previous[e.seq].type not in LEFT
    }
    words = named([*old.values(), *new.values()], language)
    called = {key: name_of(old[key], words, language=language) for key in old}
    words = {old[key]["id"]: text.text for key, text in called.items()} | words
    called |= _called(_keys(changes), language)
    return Sides(old, new, called, words, are_published=True)


def _left(keys: Iterable[UUID]) -> Forms:
    """Return {record: its last form} of what left the register; a query."""
    rows = Entry.objects.filter(record__in=list(keys)).exclude(type__in=LEFT)
    return {one.record: read.form_of(one) for one in rows.order_by("seq")}


def _keys(changes: Iterable[Change]) -> set[UUID]:
    """Return the records of these changes, and those that they are merged into."""
    found = {change.record for change in changes}
    return found | {UUID(key) for change in changes if (key := _into(change))}


def _into(change: Change) -> str:
    leads = change.patch.get(MERGED_INTO) if change.op == Op.WITHDRAW else None
    return str(leads[1]) if leads else ""


def _called(keys: Iterable[UUID], language: str) -> dict[UUID, Text]:
    return names(rows_of_keys(keys), language)


def _public(forms: Forms, language: str) -> dict[UUID, Public]:
    """Return what is answered for these records today; a fixed number a kind."""
    today, groups = hong_kong_day(now()), defaultdict(list)
    for form in forms.values():
        groups[form["kind"]].append(form["id"])
    answers: dict[str, Said] = {}
    for kind in catalogue().kinds:
        if ids := groups.get(kind.slug):
            answers |= catalogue().said(kind, ids, today, language)
    return {
        key: Public(tag_of(found), found["sentence"])
        for key, form in forms.items()
        if (found := answers.get(form["id"])) and found["sentence"]
    }


def _remarks(change_set: ChangeSet) -> dict[tuple[UUID, str], list[Remark]]:
    """Return {(record, path): remarks about that value}; one query."""
    found: dict[tuple[UUID, str], list[Remark]] = defaultdict(list)
    rows = change_set.remarks.filter(record__isnull=False).select_related("by")
    for row in rows:
        if row.record is not None:
            found[row.record, row.path].append(row)
    return found


def _add_uses(found: Collection[Told], language: str) -> None:
    """Say which records name these, the first by id; a query a kind."""
    users: dict[UUID, set[UUID]] = {}
    for model, ids in _by_model([one.change for one in found]).items():
        users |= referrers(model, ids)
    own = {one.change.record for one in found}
    naming = {key: keys - own for key, keys in users.items()}
    order = _order(set().union(*naming.values()))
    first = {
        key: [one for one in order if one in keys][:USES]
        for key, keys in naming.items()
    }
    shown = {key for keys in first.values() for key in keys}
    ordered = [key for key in order if key in shown]
    links = dict(zip(ordered, links_to(shown, code=language), strict=True))
    for one in found:
        one.use_count = len(naming.get(one.change.record, ()))
        one.uses = [links[key] for key in first.get(one.change.record, ())]


def _order(keys: Collection[UUID]) -> list[UUID]:
    rows = rows_of_keys(keys).order_by("public_id")
    return list(rows.values_list("record", flat=True))


def _by_model(changes: Iterable[Change]) -> dict[type[Record], list[UUID]]:
    groups: dict[type[Record], list[UUID]] = defaultdict(list)
    for change in changes:
        groups[kind_of_label(change.kind).record].append(change.record)
    return groups


def _lines(old: Form, new: Form) -> list[tuple[str, str]]:
    """Return the lines that change of a form's JSON, with some about each."""
    before, after = (_json(form) for form in (old, new))
    signs = {"-": "removed", "+": "added", " ": "kept"}
    found = difflib.unified_diff(before, after, lineterm="", n=JSON_AROUND)
    return [
        (signs[line[0]], line[1:])
        for number, line in enumerate(found)
        if number > 1 and line[0] in signs
    ]


def _json(form: Form) -> list[str]:
    if not form:
        return []
    return json.dumps(form, ensure_ascii=False, indent=1, sort_keys=True).splitlines()
