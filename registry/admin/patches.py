"""A change set's patches as people read them."""

from collections.abc import Iterator, Mapping
from typing import Any

from registry.changesets.models import Change, ChangeSet
from registry.history.labels import choice, column_of, label
from registry.history.text_diff import pieces
from registry.records.kinds import Kind, kind_of_label
from registry.search.models import SearchRow


def changes_shown(change_set: ChangeSet) -> list[dict[str, Any]]:
    """Return {name, kind, op, fields} of each change; two queries."""
    changes = list(change_set.changes.all())
    keys = [change.record for change in changes]
    known = {row.record: row for row in SearchRow.objects.filter(record__in=keys)}
    return [_shown(change, known) for change in changes]


def _shown(change: Change, known: Mapping[Any, SearchRow]) -> dict[str, Any]:
    kind = kind_of_label(change.kind)
    row = known.get(change.record)
    return {
        "name": str(row) if row else kind.record._meta.verbose_name,
        "kind": kind.record._meta.verbose_name,
        "op": change.get_op_display(),
        "fields": list(_fields(kind, change.patch)),
    }


def _fields(kind: Kind, patch: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, change in patch.items():
        if isinstance(change, list):
            yield _field(kind, name, *change)
            continue
        for inner in change.values():
            if isinstance(inner, Mapping):  # some columns of a row
                for column, (old, new) in inner.items():
                    yield _field(kind, f"{name}.{column}", old, new)
            else:
                yield _field(kind, name, *inner)


def _field(kind: Kind, name: str, old: Any, new: Any) -> dict[str, Any]:
    before, after = _words(kind, name, old), _words(kind, name, new)
    return {
        "label": label(kind, name),
        "old": before,
        "new": after,
        "pieces": pieces(before, after) if before and after else (),
    }


def _words(kind: Kind, name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Mapping):
        kept = {key: one for key, one in value.items() if one not in (None, "", [])}
        return "; ".join(
            _words(kind, f"{name}.{key}", one) for key, one in kept.items()
        )
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    model, column = column_of(kind, name)
    return choice(model, column, value) or str(value)
