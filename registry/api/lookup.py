"""Look records up: by public id or slug, live, past or withdrawn."""

from typing import Any

from django.db.models import QuerySet

from registry.ledger import read as ledger
from registry.ledger.models import Entry
from registry.records.kinds import Kind
from registry.search.directory import is_id


def live(kind: Kind, key: str) -> Entry | None:
    """Return the entry that holds the current form of a live record; one query."""
    column = "public_id" if is_id(kind, key) else "slug"
    rows: QuerySet[Any] = QuerySet(kind.record).filter(**{column: key})
    rows = rows.values("seq")
    return Entry.objects.select_related("change_set").filter(seq__in=rows).first()


def past(kind: Kind, key: str) -> Entry | None:
    """Return the newest entry of the record that once had this key.

    One query for a public id, two for a slug.
    """
    if is_id(kind, key):
        return ledger.newest(key)
    return ledger.by_slug(kind.slug, key)


def id_of(kind: Kind, key: str) -> str | None:
    """Return the public id of the record that has or once had this key.

    No query for a public id, whether it was given or not; up to three for a slug.
    """
    if is_id(kind, key):
        return key
    entry = live(kind, key) or past(kind, key)
    return entry.public_id if entry else None


def versions(public_id: str | None, *, after: int, limit: int) -> list[Entry]:
    """Return up to `limit` entries of a record after a version, oldest first.

    One query.
    """
    entries = Entry.objects.select_related("change_set").defer("payload", "leaf")
    later = entries.filter(public_id=public_id, version__gt=after)
    return list(later.order_by("version")[:limit])


def version(public_id: str | None, number: int) -> Entry | None:
    """Return one version of a record; one query."""
    entries = Entry.objects.select_related("change_set")
    return entries.filter(public_id=public_id, version=number).first()


def changes(*, after: int, upto: int, limit: int) -> list[Entry]:
    """Return up to `limit` entries after a number, in order and without a gap.

    One query. `upto` is inclusive: what is published meanwhile comes with the next.
    """
    entries = Entry.objects.filter(seq__gt=after, seq__lte=upto)
    return list(entries.order_by("seq")[:limit])
