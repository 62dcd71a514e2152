"""The document one would open first for a value: the best source that supports it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from registry.citations.models import Citation
from registry.citations.vocabulary import Stance

# (record, field or part) → public id of a source; a part is `requirements/{key}`
Cited = Mapping[tuple[UUID, str], str]


def cited(records: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """Return {(record, field or part): source} of what sources support; one query.

    The most official source of each; `(record, "")` is that of the record as a whole.
    """
    found = Citation.objects.filter(
        object_id__in=list(records), stance=Stance.SUPPORTS
    ).order_by("source__tier", "source__public_id")
    best: dict[tuple[UUID, str], str] = {}
    for key, paths, source in found.values_list(
        "object_id", "fields", "source__public_id"
    ):
        best.setdefault((key, ""), source)
        for path in paths:
            best.setdefault((key, _place(path)), source)
    return best


def source_of(found: Cited, record: UUID, *, place: str = "") -> str:
    """Return the source of a place in a record, else that of the whole; or blank."""
    return found.get((record, place)) or found.get((record, ""), "")


def _place(path: str) -> str:
    """Return the field a path names, or the row of a part."""
    return "/".join(path.split("/")[:2])
