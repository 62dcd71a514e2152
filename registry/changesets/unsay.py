"""Take one value out of a draft again: there the register's own stands."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from registry.changesets.held import held
from registry.changesets.models import ChangeSet, Op
from registry.changesets.rules import against_editing
from registry.records.state import Patch


@transaction.atomic
def unsay(change_set: ChangeSet, record: UUID, *, path: str, user: User) -> bool:
    """Take a value, a link or a row of a record out of a set; say whether it was in.

    `path` is `title_en`, `issuers`, `requirements/{id}/value` or `requirements/{id}`.
    A record that only the draft holds keeps all its values. Raise NotReviewable for
    another's set.
    """
    locked = held(change_set, user, rule=against_editing)
    change = locked.changes.filter(record=record, op=Op.EDIT).first()
    left = without(change.patch, path) if change else {}
    if change is None or left == change.patch:
        return False
    if left:
        change.patch = left
        change.save(update_fields=["patch"])
    else:
        change.delete()
    return True


def without(patch: Patch, path: str) -> Patch:
    """Return the patch without what it says of one value, link or row.

    What it says of citations for the sake of a row goes with the row.
    """
    name, *rest = path.split("/")
    inner = patch.get(name)
    if not rest:
        return {key: change for key, change in patch.items() if key != name}
    if not isinstance(inner, dict) or rest[0] not in inner:
        return patch
    row = inner[rest[0]]
    if rest[1:] and isinstance(row, dict):
        row = {key: change for key, change in row.items() if key != rest[1]}
        return _with(patch, name, inner={**inner, rest[0]: row})
    left = {key: change for key, change in inner.items() if key != rest[0]}
    out = _with(patch, name, inner=left)
    return _recited(out, f"{name}/{rest[0]}/", is_added=row[:1] == [None])


def _with(patch: Patch, name: str, *, inner: dict[str, Any]) -> Patch:
    kept = {key: change for key, change in inner.items() if change}
    rest = {key: change for key, change in patch.items() if key != name}
    return {**rest, name: kept} if kept else rest


def _recited(patch: Patch, start: str, *, is_added: bool) -> Patch:
    """Return the patch with citations as they were of the values below `start`."""
    rows = {
        key: _as_before(change, start, is_added=is_added)
        for key, change in patch.get("citations", {}).items()
    }
    return _with(patch, "citations", inner=rows)


def _as_before(change: Any, start: str, *, is_added: bool) -> Any:
    """Return what is left of the change of one citation, None for nothing."""
    if isinstance(change, dict):
        return _fields_as_before(change, start, is_added=is_added)
    old, new = change
    if new is None:  # removed; with its row, if it named nothing else
        named = [path for path in old["fields"] if not path.startswith(start)]
        return change if named or is_added else None
    fields = [path for path in new["fields"] if not path.startswith(start)]
    return [old, new | {"fields": fields}] if fields else None


def _fields_as_before(change: Patch, start: str, *, is_added: bool) -> Patch:
    if "fields" not in change:
        return change
    old, new = change["fields"]
    if is_added:
        named = [path for path in new if not path.startswith(start)]
    else:
        stand = [path for path in old if path in new or path.startswith(start)]
        named = stand + [path for path in new if path not in old]
    rest = {key: both for key, both in change.items() if key != "fields"}
    return rest if named == old else {**rest, "fields": [old, named]}
