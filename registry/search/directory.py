"""Records by their public names: ids and slugs."""

from uuid import UUID

from django.db.models import Q

from registry.records.kinds import Kind
from registry.search.models import SearchRow


def is_id(kind: Kind, key: str) -> bool:
    """Say whether a key is a public id of this kind; else it is a slug."""
    prefix, dash, number = key.partition("-")
    return prefix == kind.prefix and dash == "-" and number.isdecimal()


def record_key(kind: Kind, key: str) -> UUID | None:
    """Return the primary key of a live record; one query."""
    named = Q(public_id=key) if is_id(kind, key) else Q(slug=key)
    rows = SearchRow.objects.filter(named, kind=kind.slug)
    return rows.values_list("record", flat=True).first()
