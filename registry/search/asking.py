"""What a question in words comes to: is it answered, and what is close to it."""

from registry.citations.kind import SOURCE
from registry.records.kinds import catalogue
from registry.search.find import Found, is_called
from registry.search.near import Nearby, nearby

LONGEST = 200  # characters of a question
FEW = 3  # results with which names that are near are named too


def cleaned(text: str) -> str:
    """Return a question without what cannot be shown, such as control characters."""
    words = " ".join(text.split())[: 2 * LONGEST]
    return "".join(sign for sign in words if sign.isprintable())[:LONGEST]


def close_to(asked: str, found: Found) -> Nearby:
    """Return what comes close, nothing where the record of that very name is found.

    Other names like it are told where little is found, and not twice. One query.
    """
    query, rows = found.query, found.rows
    if not asked or (query and rows and is_called(rows[0], query)):
        return Nearby([], [])
    near = nearby(asked, catalogue().imitated)
    had = {row.public_id for row in rows}
    names = [close for close in near.names if close.row.public_id not in had]
    return Nearby(near.look_alikes, names if found.total < FEW else [])


def is_answered(found: Found, near: Nearby) -> bool:
    """Say whether the best result is what was asked for.

    It is not where the words are a name that passes for another, nor where none but
    sources have them, on which others rest.
    """
    if not found.rows or near.look_alikes:
        return False
    first, query = found.rows[0], found.query
    return first.kind != SOURCE.slug or bool(query and is_called(first, query))
