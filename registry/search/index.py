"""Write what is found: the rows of the directory and the index beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from registry.search.analyser import ANALYSER_VERSION
from registry.search.models import SearchRow
from registry.search.postings import posting
from registry.search.store import store_of

BATCH = 500  # rows at a time: below every limit on parameters, small in memory
WRITTEN = [
    *("public_id", "kind", "slug", "name_en", "name_zh_hant", "name_zh_hans"),
    *("heading", "body", "seq", "analyser"),
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """What is published of one record, for the search.

    `names` are those in `en`, `zh_hant` and `zh_hans`. `heading` holds one name, alias
    or reference to a line, which count for more than `body`.
    """

    record: UUID
    public_id: str
    kind: str
    slug: str
    names: Mapping[str, str]
    heading: str
    body: str
    seq: int


def write(documents: Iterable[Document]) -> None:
    """Index these records, at most one document each; queries by the 500.

    Runs within the caller's transaction.
    """
    for batch in _batches(documents):
        _forget([document.record for document in batch])
        rows = SearchRow.objects.bulk_create(
            [row_of(document) for document in batch],
            update_conflicts=True,
            unique_fields=["record"],
            update_fields=WRITTEN,
        )
        with connection.cursor() as cursor:
            store_of(connection).add(cursor, map(posting, rows))


def drop(records: Iterable[UUID]) -> None:
    """Take these records out of the directory and the index; strangers are no error.

    Runs within the caller's transaction.
    """
    for batch in _batches(records):
        _forget(batch).delete()


def stale_count() -> int:
    """Return how many rows an older analyser indexed; one query."""
    return SearchRow.objects.exclude(analyser=ANALYSER_VERSION).count()


@transaction.atomic
def reindex() -> None:
    """Build the index anew from the rows; safe at any time."""
    store, last = store_of(connection), ""
    with connection.cursor() as cursor:
        store.clear(cursor)
        while rows := SearchRow.objects.filter(public_id__gt=last)[:BATCH]:
            store.add(cursor, map(posting, rows))
            last = rows[len(rows) - 1].public_id
    SearchRow.objects.exclude(analyser=ANALYSER_VERSION).update(
        analyser=ANALYSER_VERSION
    )


def _forget(records: list[UUID]) -> QuerySet[SearchRow]:
    """Take what is indexed of these records out of the index; return their rows.

    SQLite must be told the very tokens that it holds: if an older analyser made them,
    all is first indexed anew.
    """
    rows = SearchRow.objects.filter(record__in=records)
    if any(row.analyser != ANALYSER_VERSION for row in rows):
        reindex()
    with connection.cursor() as cursor:
        store_of(connection).remove(cursor, rows)
    return rows


def row_of(document: Document) -> SearchRow:
    """Return the directory's row of a document, unsaved."""
    return SearchRow(
        record=document.record,
        public_id=document.public_id,
        kind=document.kind,
        slug=document.slug,
        name_en=document.names.get("en", ""),
        name_zh_hant=document.names.get("zh_hant", ""),
        name_zh_hans=document.names.get("zh_hans", ""),
        heading=document.heading,
        body=document.body,
        seq=document.seq,
        analyser=ANALYSER_VERSION,
    )


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
