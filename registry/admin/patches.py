"""A change set's patches as people read them: names for keys, words for codes."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from registry.admin.frame import language
from registry.admin.titles import titles
from registry.changesets.merging import MERGED_INTO, step_of
from registry.changesets.models import ChangeSet
from registry.changesets.naming import called
from registry.history.labels import choice, column_of, label
from registry.history.text_diff import pieces
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of_label, parts_of
from registry.records.paths import name_of
from registry.records.state import fields_of

Names = Mapping[str, str]  # key of a record as text → what it is called


def changes_shown(change_set: ChangeSet) -> list[dict[str, Any]]:
    """Return {name, kind, op, fields} of each change; a fixed number of queries."""
    changes = list(change_set.changes.all())
    own = called([step_of(change) for change in changes])
    kinds = {change.pk: kind_of_label(change.kind) for change in changes}
    keys = {key for c in changes for key in _mentioned(kinds[c.pk], c.patch)}
    names = {str(key): name for key, name in own.items()} | _others(keys - own.keys())
    return [
        {
            "name": own[change.record],
            "kind": kinds[change.pk].record._meta.verbose_name,
            "op": change.get_op_display(),
            "fields": [
                _shown(kinds[change.pk], one, names=names)
                for one in _values(change.patch)
            ],
        }
        for change in changes
    ]


def _others(keys: set[UUID]) -> dict[str, str]:
    """Return what records outside the set are called."""
    return {str(key): text.text for key, text in titles(keys, language()).items()}


def _values(patch: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield (name, old, new) of every value; a link by the key it leads to."""
    for name, change in patch.items():
        if isinstance(change, list):
            yield name, *change
            continue
        for key, inner in change.items():
            if isinstance(inner, Mapping):  # some columns of a row
                for column, (old, new) in inner.items():
                    yield f"{name}.{column}", old, new
            elif True in inner:
                old, new = inner
                yield name, key if old else None, key if new else None
            else:
                yield name, *inner


def _mentioned(kind: Kind, patch: Mapping[str, Any]) -> Iterator[UUID]:
    """Yield the keys of the records a patch names."""
    for name, *both in _values(patch):
        for value in both:
            rows = value.items() if isinstance(value, Mapping) else [("", value)]
            for column, one in rows:
                path = f"{name}.{column}" if column else name
                if one and _is_link(kind, path):
                    yield UUID(one)


def _is_link(kind: Kind, name: str) -> bool:
    if name == MERGED_INTO:
        return True
    model, column = column_of(kind, name)
    field = next((f for f in model._meta.get_fields() if f.name == column), None)
    return field is not None and names_records(field)


def _shown(kind: Kind, value: tuple[str, Any, Any], *, names: Names) -> dict[str, Any]:
    name, *both = value
    before, after = (_words(kind, name, value=one, names=names) for one in both)
    return {
        "label": _("Merged into") if name == MERGED_INTO else label(kind, name),
        "old": before,
        "new": after,
        "pieces": pieces(before, after) if before and after else (),
    }


def _words(kind: Kind, name: str, *, value: Any, names: Names) -> str:
    if value in (None, "", [], False):
        return ""
    if isinstance(value, Mapping):  # a row
        words = {
            k: _words(kind, f"{name}.{k}", value=v, names=names)
            for k, v in _in_order(kind, name, row=value)
        }
        return "; ".join(
            f"{label(kind, f'{name}.{key}').partition(': ')[2]}: {text}"
            for key, text in words.items()
            if text
        )
    if name == "citations.fields":
        return _(", ").join(label(kind, name_of(path)) for path in value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return _word(kind, name, value=value, names=names)


def _in_order(
    kind: Kind, part: str, *, row: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a row as its model has them; PostgreSQL sorts JSON."""
    for field in fields_of(parts_of(kind.record)[part]):
        if field.name in row:
            yield field.name, row[field.name]


def _word(kind: Kind, name: str, *, value: Any, names: Names) -> str:
    if value is True:
        return _("yes")
    model, column = column_of(kind, name)
    return choice(model, column, value=value) or names.get(str(value), str(value))
