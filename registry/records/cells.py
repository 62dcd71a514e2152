"""Values as cells of a CSV (RFC 4180) that no spreadsheet takes for formulas."""

import re
from typing import Any

BETWEEN = "; "  # several values of one cell
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)


def cell(value: Any) -> str:
    """Return a value as a cell: blank for None, `true` and `false`, lists joined.

    A text that a spreadsheet would take for a formula begins with an apostrophe; a
    plain number is none.
    """
    text = plain(value)
    is_formula = text.startswith(FORMULA) and not NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def plain(value: Any) -> str:
    """Return the same without an apostrophe, for whoever opens no spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    return str(value)
