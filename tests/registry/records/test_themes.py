"""What pages about a theme are made of."""

from registry.records.themes import narrowed

ROWS = {"a": (1, 2), "b": (3,)}


def test_rows_are_narrowed_to_a_code_or_not_at_all() -> None:
    assert narrowed(ROWS, "b") == (3,)
    assert narrowed(ROWS, "c") == ()
    assert narrowed(ROWS, "") == (1, 2, 3)
