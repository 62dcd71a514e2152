"""What the index keeps of a row: the tokens of its heading, of its body, its pieces."""

from dataclasses import dataclass, field
from uuid import UUID

from registry.search.analyser import tokens, whole
from registry.search.hosts import host_in
from registry.search.models import SearchRow
from registry.search.skeleton import grams

# PostgreSQL keeps 16 383 positions of a document; both databases index the same part.
LONGEST_HEADING, LONGEST_BODY = 4_000, 12_000
MOST_GRAMS = 1_000


@dataclass(frozen=True, slots=True)
class Posting:
    """The tokens of one row, in order, and the pieces of its names."""

    record: UUID
    heading: list[str]
    body: list[str]
    grams: list[str] = field(default_factory=list)


def posting(row: SearchRow) -> Posting:
    """Return the tokens of a row.

    Public id and names belong to the heading. Each of its lines is a name, so one more
    token stands for it as a whole: who asks for just that name meets the row first. Of
    a web address that is its host.
    """
    lines = lines_of(row)
    all_ = [row.public_id, *lines] if row.public_id else lines
    heading = [token for line in all_ if (token := named(line))]
    heading += [token for line in all_ for token in tokens(line)]
    pieces = dict.fromkeys(gram for line in lines for gram in grams(line))
    return Posting(
        row.record,
        heading[:LONGEST_HEADING],
        tokens(row.body)[:LONGEST_BODY],
        list(pieces)[:MOST_GRAMS],
    )


def named(line: str) -> str:
    """Return the word that stands for a whole name, of an address for its host."""
    return whole(host_in(line) or line)


def lines_of(row: SearchRow) -> list[str]:
    """Return what a record is called, each name, alias or address once."""
    names = [row.name_en, row.name_zh_hant, row.name_zh_hans]
    lines = dict.fromkeys([*names, *row.heading.splitlines()])
    return [line for line in lines if line]
