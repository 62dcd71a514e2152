"""What records are called on the desk, in the editor's language."""

from collections.abc import Collection
from uuid import UUID

from registry.records.names import Text
from registry.search.directory import names, rows_of_keys


def titles(keys: Collection[UUID], language: str) -> dict[UUID, Text]:
    """Return {record: its name} of live records; see `names` for the queries."""
    return names(rows_of_keys(keys), language)
