"""Write revisions: one row of simple-history's tables per changed row and set."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, Value, When

from registry.records.context import current
from registry.records.models import Tracked
from registry.records.recorder import REVISIONS, STILL_CURRENT
from registry.records.rows import plain
from registry.records.state import m2m_of

BATCH = 200  # rows a statement: SQLite allows 999 variables in old builds


def revise(model: type[Tracked], rows: Collection[Any], *, sign: str) -> None:
    """Close the open intervals of these rows and copy them as they stand.

    `sign` is simple-history's: "+" new, "~" changed, "-" withdrawn. Two queries a
    batch, and two more for each many-to-many field.
    """
    todo = list(rows)
    for start in range(0, len(todo), BATCH):
        _revise(model, todo[start : start + BATCH], sign=sign)


def _revise(model: type[Tracked], rows: list[Any], *, sign: str) -> None:
    twin = model.history.model
    ends = [When(id=row.pk, then=Value(row.seq)) for row in rows]
    open_ = plain(twin).filter(id__in=[r.pk for r in rows], seq_to=STILL_CURRENT)
    open_.update(seq_to=Case(*ends))
    twins = plain(twin).bulk_create(_twin(twin, row, sign=sign) for row in rows)
    if sign != "-":
        copies = {twin.id: twin for twin in twins}
        for field in m2m_of(model):
            _copy_links(field, copies)


def _copy_links(field: Any, twins: Mapping[UUID, Any]) -> None:
    """Copy the links of these records, as they stand, beside their revisions."""
    through, copy = field.remote_field.through, REVISIONS.m2m_models[field]
    here, columns = field.m2m_column_name(), through._meta.concrete_fields
    plain(copy).bulk_create(
        copy(
            history=twins[getattr(link, here)],
            **{column.attname: getattr(link, column.attname) for column in columns},
        )
        for link in plain(through).filter(**{f"{here}__in": twins}).order_by("pk")
    )


def _twin(twin: Any, row: Any, *, sign: str) -> Any:
    writing = current()
    return twin(
        history_date=writing.at,
        history_user_id=writing.author,
        history_change_reason=writing.reason,
        history_type=sign,
        change_set_id=writing.change_set,
        **{f.attname: getattr(row, f.attname) for f in twin.tracked_fields},
    )
