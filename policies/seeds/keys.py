"""Keys that are the same everywhere: a row keeps its identity in each register."""

from uuid import UUID, uuid5

NAMESPACE = UUID("5b0c7c5e-6f0e-4a53-9d2b-2f1f6f5f0d4b")


def record_key(table: str, key: str) -> UUID:
    """Return the key of the record that a row of this table fills."""
    return uuid5(NAMESPACE, f"{table}/{key}")


def part_key(table: str, key: str, *, accessor: str) -> UUID:
    """Return the key of the part that a row gives a record under this name."""
    return uuid5(NAMESPACE, f"{table}/{key}/{accessor}")
