"""Which entries stand in which document of a feed (RFC 5005, section 4).

The document that is subscribed to holds the newest entries; each leads to the archive
before it. Archives hold the entries of one run of change numbers and never change.
Every entry stands in just one document of the way back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from registry.ledger.models import Entry
from registry.pages.feeds.narrowing import Narrowing
from registry.pages.feeds.spans import LENGTH, Span, span_of

LEAST = 50  # entries of the document subscribed to, where there are as many


@dataclass(frozen=True, slots=True)
class Window:
    """The entries of one document, newest first, and the archive before it."""

    entries: Sequence[Entry]
    earlier: Span | None = None


def newest(source: Narrowing, head: int) -> Window:
    """Return the newest entries, as many as reach back to the end of an archive.

    At least LEAST and less than LEAST + LENGTH, where there are as many.
    """
    found = source.before(head, LEAST)
    if len(found) < LEAST or not source.lasts:
        return Window(found)
    last = found[-1].seq
    first = span_of(last).first
    rest = source.before(last - 1, LENGTH, floor=first)
    return Window([*found, *rest], _holding(source, first - 1))


def archived(source: Narrowing, span: Span) -> Window:
    """Return the entries of a run of change numbers."""
    found = source.before(span.last, LENGTH, floor=span.first)
    return Window(found, _holding(source, span.first - 1))


def _holding(source: Narrowing, seq: int) -> Span | None:
    """Return the newest run at or before a number that holds entries."""
    found = source.before(seq, 1)
    return span_of(found[0].seq) if found else None
