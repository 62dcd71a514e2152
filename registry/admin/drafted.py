"""What the open draft says of the record whose form is shown, and what that lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.admin.form_words import Words
from registry.admin.frame import language
from registry.admin.titles import titles
from registry.changesets.models import Change, ChangeSet, Op, Risk
from registry.changesets.naming import value_of
from registry.changesets.risk import risk_of_change
from registry.citations.coverage import uncited
from registry.citations.models import Citation
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of, kind_of_label, parts_of
from registry.records.models import Record
from registry.records.state import Patch, fields_of, m2m_of, states


@dataclass(frozen=True, slots=True)
class Was:
    """What a value was before the draft changed it; `path` takes the change out."""

    words: str
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A value that an editor should look at; `target` is the id of its field."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the draft does to a record, and what stands before its submission."""

    change_set: ChangeSet
    is_new: bool
    risk: Risk
    values: list[str]
    gone: list[Was]  # rows it takes away
    uncited: list[Place]
    older: list[Place]
    lacks_reason: bool


def show_was(form: Any, groups: Iterable[Any], *, change: Change | None) -> None:
    """Tell each field, row and citation of a form what it was before the draft.

    Fields get `was`, rows too; the group of citations `was_of`, by key. A query or two
    for the names of records, where the draft changes links.
    """
    groups = list(groups)
    for group in groups:
        group.formset.was_of = {}
    if change is None or change.op != Op.EDIT:
        return
    past = Past(kind_of_label(change.kind), change.patch)
    for name, one in form.fields.items():
        if name in change.patch:
            one.was = past.of_field(name, form.initial.get(name))
    for group in groups:
        _show_rows(group.formset, past)


def drafted(
    form: Any, groups: Iterable[Any], *, change: Change | None, change_set: Any
) -> dict[str, Any]:
    """Return `drafted`, None where the draft says nothing of the record."""
    if change is None or change_set is None:
        return {"drafted": None}
    kind, record = kind_of_label(change.kind), form.instance
    paths = sorted(paths_of(change.patch), key=lambda one: one.startswith("citations"))
    is_new = change.op == Op.ADD
    values = [] if is_new else [value_of(kind, path) for path in paths]
    found = Drafted(
        change_set,
        is_new,
        risk_of_change(change),
        list(dict.fromkeys(values)),
        [] if is_new else list(Past(kind, change.patch).gone()),
        list(_uncited(kind, record, groups=groups)),
        list(_older(form)),
        change_set.lacks_reason,
    )
    return {"drafted": found}


def paths_of(patch: Patch) -> Iterator[str]:
    """Yield the path of every value a patch changes; a row's own, where it is whole."""
    for name, change in patch.items():
        if not isinstance(change, Mapping):
            yield name
            continue
        for key, inner in change.items():
            if isinstance(inner, Mapping):
                yield from (f"{name}/{key}/{column}" for column in inner)
            else:
                yield name if True in inner else f"{name}/{key}"


class Past:
    """What values were before a draft, in words."""

    def __init__(self, kind: Kind, patch: Patch) -> None:
        self.kind, self.patch = kind, patch
        keys = set(_keys(kind, patch))
        called = titles(keys, language()) if keys else {}
        names = {str(key): text.text for key, text in called.items()}
        self.words = Words(kind, names, language())

    def of_field(self, name: str, now: Any) -> Was:
        """Return what a field of the record was; `now` is what the form holds."""
        change = self.patch[name]
        if isinstance(change, list):
            return self._was(name, name, change[0])
        keys = {str(getattr(one, "pk", one)) for one in now or ()}
        keys = {key for key in keys if key not in change or change[key][0]}
        keys |= {key for key, (old, _new) in change.items() if old}
        called = sorted(keys, key=lambda key: self.words.names.get(key, key))
        return self._was(name, name, called)

    def of_column(self, part: str, key: str, *, column: str, old: Any) -> Was:
        """Return what a column of a row was."""
        return self._was(f"{part}.{column}", f"{part}/{key}/{column}", old)

    def of_row(self, part: str, key: str, *, is_new: bool) -> Was:
        """Return that a row is new, or changed, in this draft."""
        path = f"{part}/{key}"
        words = _("new in this draft") if is_new else _("changed in this draft")
        return Was(words, path, value_of(self.kind, path))

    def gone(self) -> Iterator[Was]:
        """Yield the rows that the draft takes away."""
        for part in parts_of(self.kind.record):
            for key, change in self.patch.get(part, {}).items():
                if isinstance(change, list) and change[1] is None:
                    path = f"{part}/{key}"
                    model = parts_of(self.kind.record)[part]
                    title = capfirst(str(model._meta.verbose_name))
                    yield Was(_row(model, change[0]), path, title)

    def _was(self, name: str, path: str, old: Any) -> Was:
        words = self.words.value(name, old) or _("blank")
        text = _("was %(value)s") % {"value": words}
        return Was(text, path, value_of(self.kind, path))


def _show_rows(formset: Any, past: Past) -> None:
    if issubclass(formset.model, Citation):
        part, changes = "citations", past.patch.get("citations", {})
        formset.was_of = {
            UUID(key): past.of_row(part, key, is_new=isinstance(change, list))
            for key, change in changes.items()
        }
        return
    part = formset.prefix
    changes = past.patch.get(part, {})
    for form in formset.forms:
        key = str(form.instance.pk)
        change = changes.get(key)
        if isinstance(change, list):
            form.was = past.of_row(part, key, is_new=True)
            continue
        for column, (old, _new) in (change or {}).items():
            if column in form.fields:
                was = past.of_column(part, key, column=column, old=old)
                form.fields[column].was = was


def _row(part: Any, row: Mapping[str, Any]) -> str:
    """Return the words of a row that went: its longest text says most."""
    links = _relations(part)
    texts = [
        value
        for name, value in row.items()
        if name not in links and isinstance(value, str)
    ]
    return max(texts, key=len, default="")[:80]


def _keys(kind: Kind, patch: Patch) -> Iterator[UUID]:
    """Yield the records that were linked before."""
    links = {field.name for field in m2m_of(kind.record)}
    for name, change in patch.items():
        if name in links:
            yield from map(UUID, change)
        elif name in parts_of(kind.record):
            yield from _row_keys(parts_of(kind.record)[name], change)
        elif name in _relations(kind.record) and change[0]:
            yield UUID(change[0])


def _row_keys(part: Any, rows: Mapping[str, Any]) -> Iterator[UUID]:
    relations = _relations(part)
    for change in rows.values():
        if isinstance(change, Mapping):
            yield from (UUID(both[0]) for column, both in change.items()
                        if column in relations and both[0])  # fmt: skip


def _relations(model: Any) -> set[str]:
    return {field.name for field in fields_of(model) if names_records(field)}


def _uncited(kind: Kind, record: Record, *, groups: Iterable[Any]) -> Iterator[Place]:
    """Yield each value of the record, as the draft has it, that no citation names."""
    prefixes = {
        str(form.instance.pk): form.prefix
        for group in groups
        for form in group.formset.forms
    }
    state = states(kind_of(type(record)).record, [record.pk]).get(record.pk)
    for path in uncited(kind, state) if state else ():
        name, *rest = path.split("/")
        target = f"{prefixes.get(rest[0], name)}-{rest[1]}" if rest else name
        yield Place(value_of(kind, path), f"id_{target}")


def _older(form: Any) -> Iterator[Place]:
    """Yield the texts whose 简 is older than their 繁."""
    for name, one in form.fields.items():
        if getattr(getattr(one, "translation", None), "older", False):
            yield Place(str(one.text_label), f"id_{name}")
