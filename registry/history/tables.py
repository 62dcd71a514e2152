"""Which tables are guarded, and what a write to each of them owes."""

from collections.abc import Iterator

from registry.history.gate import tracked
from registry.records.models import Part
from registry.records.recorder import REVISIONS
from registry.records.state import m2m_of, owner_key

LEDGER, HEAD = "registry_entry", "registry_head"


def live_tables() -> Iterator[tuple[str, list[str]]]:
    """Yield (table, columns holding the ids that then owe a revision)."""
    for model in tracked():
        owner = [owner_key(model)] if issubclass(model, Part) else []
        yield model._meta.db_table, ["id", *owner]
        for field in m2m_of(model):
            yield field.m2m_db_table(), [field.m2m_column_name()]


def twin_tables() -> Iterator[tuple[str, list[str]]]:
    """Yield (table of revisions, columns that are never changed)."""
    for model in tracked():
        twin = model.history.model._meta
        columns = [f.column for f in twin.concrete_fields if f.name != "seq_to"]
        yield twin.db_table, columns


def fixed_tables() -> list[str]:
    """Return the tables only ever added to: copies of M2M rows, and the ledger."""
    copies = [
        REVISIONS.m2m_models[field]._meta.db_table
        for model in tracked()
        for field in m2m_of(model)
    ]
    return [*copies, LEDGER]


def added_tables() -> list[str]:
    """Return the tables only ever added to, by anybody: what people did and said."""
    return ["registry_auditline", "registry_remark"]


def kept_tables() -> list[str]:
    """Return the tables whose rows change but never go: accounts own what they did."""
    return ["auth_user"]
