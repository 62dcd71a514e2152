"""What messages call a record and a value of it: never by a key."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from registry.changesets.models import Op
from registry.history.labels import label
from registry.ledger.models import Entry
from registry.records.kinds import Kind, kind_of
from registry.records.models import Record
from registry.records.paths import name_of
from registry.search.directory import rows_of_keys


class Named(Protocol):
    """What a message speaks of: a step of a publication."""

    model: type[Record]
    record: UUID
    op: str
    patch: dict[str, Any]


def called(steps: Collection[Named]) -> dict[UUID, str]:
    """Return {key: public id and name}, a new record by its title; two queries."""
    keys = [step.record for step in steps]
    live = {row.record: str(row) for row in rows_of_keys(keys)}
    gone = [step.record for step in steps if step.op != Op.ADD]
    rows = Entry.objects.filter(record__in=[key for key in gone if key not in live])
    return (
        {step.record: _new(step) for step in steps}
        | dict(rows.values_list("record", "public_id"))
        | live
    )


def value_of(kind: Kind, path: str) -> str:
    """Return the label of the value at a path, or of the row."""
    first, *rest = path.split("/")
    return label(kind, name_of(path) if len(rest) > 1 else first)


def _new(step: Named) -> str:
    words = {
        "kind": step.model._meta.verbose_name,
        "name": _title(step.model, step.patch),
    }
    if words["name"]:
        return _("new %(kind)s “%(name)s”") % words
    return _("new %(kind)s") % words


def _title(model: type[Record], patch: Mapping[str, Any]) -> str:
    """Return the title a patch gives, blank where other records' names serve."""
    stem = kind_of(model).title[0]
    columns = {
        field.name for field in model._meta.concrete_fields if not field.is_relation
    }
    for name in (f"{stem}_en", f"{stem}_zh_hant", stem):
        if name in columns and name in patch and patch[name][1]:
            return str(patch[name][1])
    return ""
