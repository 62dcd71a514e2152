"""Names in the register that come close to what is asked: look-alikes and misspellings.

The index gives a few candidates by pieces of names; what they are is decided here, in
memory.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from registry.citations.kind import SOURCE
from registry.search.find import COLUMNS
from registry.search.hosts import before_suffix, host_in
from registry.search.lookalike import Why, look_alike
from registry.search.models import SearchRow
from registry.search.postings import lines_of
from registry.search.skeleton import bare, core, grams, key
from registry.search.store import store_of

LOOKED_AT = 40  # candidates
LONGEST = 80  # characters of what is asked that count
MOST = 5  # names that are shown
ALIKE = 0.5  # share of the pieces asked for that a name of little difference holds
LEAST = 0.4  # Dice's measure of both names' pieces


@dataclass(frozen=True, slots=True)
class Close:
    """A record, the name or address of it that comes close, and how if it passes."""

    row: SearchRow
    line: str
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Nearby:
    """What passes for what is asked, and other names like it; each record once."""

    look_alikes: list[Close]
    names: list[Close]

    @property
    def rows(self) -> list[SearchRow]:
        """Return the rows of both."""
        return [close.row for close in (*self.look_alikes, *self.names)]


def nearby(asked: str, kinds: Collection[str]) -> Nearby:
    """Return what comes close to a name or address, the closest first; one query.

    Look-alikes are sought among `kinds`, names like it among all but sources.
    """
    asked = asked[:LONGEST]
    pieces = grams(_told(asked))
    rows = _candidates(pieces) if pieces else []
    passing = [
        close for row in rows if row.kind in kinds for close in _passing(asked, row)
    ]
    if any(is_of(asked, line) for row in rows for line in lines_of(row)):
        passing = []  # who is named here passes for nobody else
    passing.sort(key=lambda close: list(Why).index(close.why or Why.WITHIN))
    others = sorted(
        (found for row in rows if (found := _like(pieces, row))),
        key=lambda found: -found[0],
    )
    shown = {close.row for close in passing}
    names = [close for _share, close in others if close.row not in shown]
    return Nearby(passing[:MOST], names[:MOST])


def _told(asked: str) -> str:
    """Return the words of an address that tell it from others, or the name itself."""
    host = host_in(asked)
    return " ".join(before_suffix(host)).replace("-", " ") if host else asked


def _candidates(pieces: list[str]) -> list[SearchRow]:
    store = store_of(connection)
    values: dict[str, Any] = {  # what SQL takes
        "pieces": store.pieces(pieces),
        "looked_at": LOOKED_AT,
        "behind": SOURCE.slug,
    }
    return list(SearchRow.objects.raw(store.NEAR.format(columns=COLUMNS), values))


def is_of(asked: str, line: str) -> bool:
    """Say whether `asked` is a name or address, or an address that belongs to it."""
    if (host := host_in(asked)) and (there := host_in(line)):
        return f".{host}".endswith(f".{there}")
    return key(core(bare(asked))) == key(core(bare(line)))


def _passing(asked: str, row: SearchRow) -> Iterator[Close]:
    """Yield the line of a record that `asked` passes for; none if one is the same."""
    found = [Close(row, line, look_alike(asked, line)) for line in lines_of(row)]
    passing = [close for close in found if close.why]
    yield from passing[:1]


def _like(pieces: list[str], row: SearchRow) -> tuple[float, Close] | None:
    """Return how much a line of a record is like the pieces, and the line, if it is.

    It holds many of the pieces asked for; how much it is like them is Dice's measure.
    """
    wanted, best = set(pieces), (0.0, "")
    for line in lines_of(row):
        held = set(grams(line))
        common = len(wanted & held)
        if common >= ALIKE * len(wanted):
            best = max(best, (2 * common / (len(wanted) + len(held)), line))
    return (best[0], Close(row, best[1])) if best[0] >= LEAST else None
