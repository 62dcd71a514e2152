"""Which records name a record: what stands in the way of its withdrawal."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from registry.records.form import names_records
from registry.records.models import Part, Record
from registry.records.rows import plain
from registry.records.state import owner_key


def referrers(model: type[Record], ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return {id: keys of the records that name it}; one query a relation."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for relation in model._meta.related_objects:
        related: Any = relation.related_model
        field: Any = relation.field
        if not names_records(field):
            continue
        if field.many_to_many:
            rows = plain(field.remote_field.through)
            here, owner = field.m2m_reverse_name(), field.m2m_column_name()
        elif issubclass(related, Part):
            if field.name == related.OWNER:
                continue  # its own parts go with it
            rows, here, owner = plain(related), field.attname, owner_key(related)
        elif issubclass(related, Record):
            rows, here, owner = plain(related), field.attname, "pk"
        else:
            continue  # a twin
        pairs = rows.filter(**{f"{here}__in": ids}).values_list(here, owner)
        for target, who in pairs:
            found[target].add(who)
    return found
