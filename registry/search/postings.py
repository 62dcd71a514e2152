"""What the index keeps of a row: the tokens of its heading and of its body."""

from dataclasses import dataclass
from uuid import UUID

from registry.search.analyser import tokens, whole
from registry.search.models import SearchRow

# PostgreSQL keeps 16 383 positions of a document; both databases index the same part.
LONGEST_HEADING, LONGEST_BODY = 4_000, 12_000


@dataclass(frozen=True, slots=True)
class Posting:
    """The tokens of one row, in order."""

    record: UUID
    heading: list[str]
    body: list[str]


def posting(row: SearchRow) -> Posting:
    """Return the tokens of a row.

    Public id and names belong to the heading. Each of its lines is a name, so one more
    token stands for it as a whole: who asks for just that name meets the row first.
    """
    names = [row.public_id, row.name_en, row.name_zh_hant, row.name_zh_hans]
    lines = dict.fromkeys(line for line in [*names, *row.heading.splitlines()] if line)
    heading = [whole(line) for line in lines if whole(line)]
    heading += [token for line in lines for token in tokens(line)]
    return Posting(
        row.record, heading[:LONGEST_HEADING], tokens(row.body)[:LONGEST_BODY]
    )
