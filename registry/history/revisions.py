"""Write revisions: one row of simple-history's tables per changed row and set."""

from collections.abc import Collection
from typing import Any

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
    batch, and two for each row of a model with many-to-many fields.
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
    if m2m_of(model) and sign != "-":
        for copy, row in zip(twins, rows, strict=True):
            REVISIONS.create_historical_record_m2ms(copy, row)


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
