"""The pages of a search: some of each kind first, then all that is left, in order."""

from dataclasses import dataclass

from registry.pages.filters import number
from registry.pages.results import chosen
from registry.search.find import Found
from registry.search.models import SearchRow

FIRST = 60  # of that many, the best, the first page shows some of each kind
PER_PAGE = 50  # of every further page
DEEPEST = 300  # of all pages; the list of a kind has the rest


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found: `here` of `last`, which are numbered from 1.

    `ends_at`: how many all pages show, on the last one where more fit; else 0.
    """

    rows: list[SearchRow]
    here: int
    last: int
    ends_at: int


def needed(asked: str) -> int:
    """Return how many of the best a page must know, whose number is `asked`."""
    return FIRST if asked == "1" else DEEPEST


def paged(found: Found, asked: str) -> Hits:
    """Return the page whose number is `asked` of what was found, `needed` of it.

    A further page begins with what the first one left out. No row is on two pages,
    and up to the DEEPEST none is on none. Raise BadParameter for a page there is not.
    """
    first = chosen(found.rows[:FIRST])
    reached = min(found.total, DEEPEST)
    last = 1 + -(-(reached - len(first)) // PER_PAGE)
    here = number(asked, last=last)
    ends_at = reached if here == last and found.total > reached else 0
    if here == 1:
        return Hits(first, here, last, ends_at)
    had = {row.public_id for row in first}
    left = [row for row in found.rows if row.public_id not in had]
    begin = (here - 2) * PER_PAGE
    return Hits(left[begin : begin + PER_PAGE], here, last, ends_at)
