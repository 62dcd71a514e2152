"""Find published records by words in English, 繁 or 简."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL

from registry.citations.kind import SOURCE
from registry.records.kinds import kinds as all_kinds
from registry.search.hosts import host_in, parents
from registry.search.models import SearchRow
from registry.search.owed import pay
from registry.search.postings import lines_of, named
from registry.search.query import Phrase, Query, parse
from registry.search.store import store_of
from registry.search.terms import terms

COLUMNS = ", ".join(
    f"registry_searchrow.{field.column}" for field in SearchRow._meta.concrete_fields
)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what fits, the best first, and how many rows of each kind fit in all.

    `query` is what was looked for in the end; None where no word was asked for.
    """

    counts: dict[str, int]
    rows: list[SearchRow]
    query: Query | None

    @property
    def total(self) -> int:
        """Return how many rows fit in all."""
        return sum(self.counts.values())


def find(
    text: str, *, kinds: Collection[str] = (), limit: int = 50, offset: int = 0
) -> Found:
    """Return the records that fit `text`, of these kinds or of all; two queries.

    Records whose whole name is asked for come first, in the order of the catalogue;
    then those that have the words as they follow, in a name or else in a text; then
    names count for more than texts.
    Sources come last, on which the others rest; else it goes by public id.

    Where no record has all words, the last one may be the beginning of one, for one
    query more; an address is looked for as a whole, then as the words it is made of.
    No words find nothing.
    """
    counts: dict[str, int] = {}
    query = None
    for query in _readings(text):
        if counts := _counts(query, kinds):
            break
    total = sum(counts.values())
    if not query or offset >= total:
        return Found(counts, [], query)
    store = store_of(connection)
    values: dict[str, Any] = {  # what SQL takes
        "query": store.expression(query),
        "names": store.names(query),
        "leading": store.leading(query),
        "exact": store.exact(query),
        "kinds": json.dumps(sorted(kinds)),
        "places": json.dumps({kind.slug: n for n, kind in enumerate(all_kinds())}),
        "behind": SOURCE.slug,
        "limit": min(limit, total),
        "offset": offset,
    }
    rows = SearchRow.objects.raw(store.RANKED.format(columns=COLUMNS), values)
    return Found(counts, list(rows), query)


def is_called(row: SearchRow, query: Query) -> bool:
    """Say whether a record's name, alias or address is just what was asked for."""
    asked = {phrase.tokens[0] for phrase in query.names if not phrase.is_open}
    return any(named(line) in asked for line in (row.public_id, *lines_of(row)))


def matches(text: str, kind: str) -> QuerySet[SearchRow, UUID]:
    """Return the keys of the records of a kind that fit `text`, to filter by; lazily.

    The last word may be the beginning of one: an editor is still typing it.
    """
    rows = _fitting(parse(text, terms(), is_open=True)).filter(kind=kind)
    return rows.order_by().values_list("record", flat=True)


def _readings(text: str) -> Iterator[Query]:
    """Yield what a text may ask for, the likeliest first."""
    if host := host_in(text):
        whole_names = tuple(Phrase((named(name),)) for name in parents(host))
        yield Query((whole_names,), whole_names)
        readings = [parse(host, {})]
    else:
        readings = [parse(text, terms()), parse(text, terms(), is_open=True)]
    yield from (query for query in readings if query)


def _counts(query: Query, kinds: Collection[str]) -> dict[str, int]:
    """Return {kind: how many fit}, of kinds that have any."""
    rows = _fitting(query)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    counted = rows.order_by().values_list("kind").annotate(count=Count("pk"))
    return dict(counted)


def _fitting(query: Query | None) -> QuerySet[SearchRow]:
    if query is None:
        return SearchRow.objects.none()
    pay()
    store = store_of(connection)
    keys = RawSQL(store.FITTING, [store.expression(query)])  # noqa: S611 - a parameter
    return SearchRow.objects.filter(pk__in=keys)
