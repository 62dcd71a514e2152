"""The sorts of part that have a list of their own, read off the kinds.

A list is at the top, `/requirements`, and not below its kind: there a part's name could
be the slug of a record. It is called as the schema of its rows is, in the plural of the
form's member: rows of `relations`, each a `PolicyRelation`, are `/policy-relations`. So
no other kind's part ever takes the name, however many kinds come.
"""

import re
from dataclasses import dataclass
from functools import cache

from registry.records.kinds import Kind, kinds, parts_of
from registry.records.models import Part

CITED = "citations"  # in one list for all kinds
WORD = re.compile("[A-Z][a-z0-9]*")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of part: of which kind, by which member of its form."""

    kind: Kind
    member: str
    model: type[Part]

    @property
    def slug(self) -> str:
        """Return the name of its list: `PolicyRelation`, `relations` → that above."""
        *before, _one = WORD.findall(self.model.__name__)
        many = self.member.rpartition("_")[2]
        return "-".join([*before, many]).lower()

    @property
    def is_confirmed(self) -> bool:
        """Say whether publication settles if sources of tier 1 to 3 bear its rows."""
        return any(path.startswith(f"{self.member}.") for path in self.kind.confirms)


@cache
def sorts() -> tuple[Sort, ...]:
    """Return every sort of part but citations, in the order of the kinds."""
    return tuple(
        Sort(kind, member, model)
        for kind in kinds()
        for member, model in parts_of(kind.record).items()
        if member != CITED
    )


@cache
def sort_by_slug() -> dict[str, Sort]:
    """Return {name of the list: sort of part}."""
    return {sort.slug: sort for sort in sorts()}
