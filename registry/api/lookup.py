"""Look records up: by public id or slug, live, past or withdrawn."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from registry.ledger import read as ledger
from registry.ledger.models import Entry
from registry.past.later_names import by_later_slug
from registry.records.kinds import Kind
from registry.search.directory import is_id
from registry.search.models import SearchRow


def live(kind: Kind, key: str) -> Entry | None:
    """Return the entry that holds the current form of a live record; one query."""
    column = "public_id" if is_id(kind, key) else "slug"
    rows: QuerySet[Any] = QuerySet(kind.record).filter(**{column: key})
    rows = rows.values("seq")
    return Entry.objects.select_related("change_set").filter(seq__in=rows).first()


def past(kind: Kind, key: str) -> Entry | None:
    """Return the newest entry of the record that once had this key, or has it since.

    One query for a public id, two for a slug; for one of later see `by_later_slug`.
    """
    if is_id(kind, key):
        return ledger.newest(key)
    return ledger.by_slug(kind.slug, key) or by_later_slug(kind, key)


def id_of(kind: Kind, key: str) -> str | None:
    """Return the public id of the record that `live` or `past` finds.

    No query for a public id, whether it was given or not; for a slug theirs.
    """
    if is_id(kind, key):
        return key
    entry = live(kind, key) or past(kind, key)
    return entry.public_id if entry else None


def ids_of(key: str, among: Iterable[Kind]) -> set[str]:
    """Return the public ids of the records of these kinds that a key names.

    One query for a public id or a slug of today, two more a kind for a former slug.
    """
    found = list(among)
    if any(is_id(kind, key) for kind in found):
        return {key} if ledger.newest(key) else set()
    slugs = [kind.slug for kind in found]
    rows = SearchRow.objects.filter(kind__in=slugs, slug=key)
    today = set(rows.values_list("public_id", flat=True))
    former = (ledger.by_slug(slug, key) for slug in slugs)
    return today or {entry.public_id for entry in former if entry}


def versions(public_id: str | None, *, after: int, limit: int | None) -> list[Entry]:
    """Return up to `limit` entries of a record after a version, oldest first.

    One query; None: all of them. Their payloads stand apart.
    """
    entries = Entry.objects.select_related("change_set").defer("payload", "leaf")
    later = entries.filter(public_id=public_id, version__gt=after)
    return list(later.order_by("version")[:limit])


def version(public_id: str | None, number: int) -> Entry | None:
    """Return one version of a record; one query."""
    entries = Entry.objects.select_related("change_set")
    return entries.filter(public_id=public_id, version=number).first()
