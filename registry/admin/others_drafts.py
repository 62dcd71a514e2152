"""Who else has an unpublished change to a record: told on its form and in lists."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from registry.admin.capturing import draft_of
from registry.changesets.models import ENDED, Change, ChangeSet, Op
from registry.changesets.naming import value_of
from registry.records.kinds import Kind, kind_of_label
from registry.records.models import Record
from registry.records.state import Patch

TOLD = 3  # sets told on a form; the rest is counted
NAMED = 4  # values named of each


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a set of somebody else does to this record; `op` is +, ~ or -."""

    change_set: ChangeSet
    op: str
    values: list[str]  # what it changes, the first of them
    value_count: int
    clashes: list[str]  # those that one's own open set changes too
    since: datetime


def others_drafts(request: HttpRequest, record: Record | None) -> dict[str, Any]:
    """Return `elsewhere`, the newest first, and how many more; one query.

    Nothing for a record that is still being added.
    """
    if record is None:
        return {}
    own = draft_of(request).patch_of(record)
    rows = _of_others(request.user).filter(record=record.pk)
    found = list(rows.select_related("change_set").order_by("-change_set__saved_at"))
    return {
        "elsewhere": [_told(change, own) for change in found[:TOLD]],
        "elsewhere_more": max(0, len(found) - TOLD),
        "own_draft": bool(own),
    }


def counted_by_record(request: HttpRequest, keys: Collection[UUID]) -> Counter[UUID]:
    """Return {record: how many sets of others change it}; one query."""
    rows = _of_others(request.user).filter(record__in=keys)
    return Counter(rows.values_list("record", flat=True))


def _of_others(user: Any) -> QuerySet[Change]:
    rows = Change.objects.exclude(change_set__state__in=ENDED)
    rows = rows.exclude(change_set__author=user.pk)
    may_see = isinstance(user, User) and user.has_perm("registry.view_changeset")
    return rows if may_see else rows.none()


def _told(change: Change, own: Patch) -> Elsewhere:
    kind, one = kind_of_label(change.kind), change.change_set
    paths = dict.fromkeys(_paths(change.patch))
    both = [path for path in paths if path in set(_paths(own))]
    values = _labels(kind, paths)
    return Elsewhere(
        one,
        change.op,
        values[:NAMED],
        len(values),
        [] if change.op == Op.WITHDRAW else _labels(kind, both),
        one.saved_at or one.proposed_at,
    )


def _paths(patch: Patch) -> Iterator[str]:
    """Yield the path of every value a patch changes: a row's own, where it is whole."""
    for name, change in patch.items():
        if not isinstance(change, Mapping):
            yield name
            continue
        for key, inner in change.items():
            columns = inner if isinstance(inner, Mapping) else ()
            yield from (f"{name}/{key}/{column}" for column in columns)
            if not columns:
                yield f"{name}/{key}"


def _labels(kind: Kind, paths: Collection[str]) -> list[str]:
    """Return what these values are called, each once; citations where it is all."""
    facts = [path for path in paths if not path.startswith("citations/")]
    return list(dict.fromkeys(value_of(kind, path) for path in facts or paths))
