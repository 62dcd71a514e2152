"""One search over records, sources and change sets, in three scripts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from registry.changesets.models import ChangeSet
from registry.records.kinds import kind_by_slug
from registry.records.names import Text
from registry.search.directory import names
from registry.search.find import find
from registry.search.models import SearchRow

RECORDS = 50  # shown, the best first
SETS = 20  # shown, the newest first


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that fits; `opts` names its admin pages."""

    row: SearchRow
    name: Text
    opts: Any


def found(text: str, sets: QuerySet[ChangeSet], *, language: str) -> dict[str, Any]:
    """Return the records and, of these, the change sets that fit `text`.

    A fixed number of queries; no words find nothing.
    """
    records = find(text, limit=RECORDS)
    called = names(records.rows, language)
    said = Q(title__icontains=text) | Q(reason__icontains=text)
    fitting = sets.filter(said) if text else sets.none()
    return {
        "asked": text,
        "total": records.total,
        "hits": [
            Hit(row, called[row.record], kind_by_slug()[row.kind].record._meta)
            for row in records.rows
        ],
        "sets": list(fitting.select_related("author")[:SETS]),
    }
