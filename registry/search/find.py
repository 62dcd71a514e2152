"""Find published records by words in English, 繁 or 简."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from registry.search.models import SearchRow
from registry.search.query import Query, parse
from registry.search.store import store_of
from registry.search.terms import terms

COLUMNS = ", ".join(
    f"registry_searchrow.{field.column}" for field in SearchRow._meta.concrete_fields
)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what fits, the best first, and how many rows fit in all."""

    total: int
    rows: list[SearchRow]


def find(
    text: str, *, kinds: Collection[str] = (), limit: int = 50, offset: int = 0
) -> Found:
    """Return the records that fit `text`, of these kinds or of all; two queries.

    A record whose whole name is asked for comes first, then names count for more than
    texts; the rest goes by public id. Where no record has all words, the last one may
    be the beginning of one, for one query more. No words find nothing.
    """
    query = parse(text, terms())
    total = _count(query, kinds)
    if query and not total:
        query = parse(text, terms(), is_open=True)
        total = _count(query, kinds)
    if not query or offset >= total:
        return Found(total, [])
    store = store_of(connection)
    values: dict[str, Any] = {  # what SQL takes
        "query": store.expression(query),
        "names": store.names(query),
        "kinds": json.dumps(sorted(kinds)),
        "limit": min(limit, total),
        "offset": offset,
    }
    rows = SearchRow.objects.raw(store.RANKED.format(columns=COLUMNS), values)
    return Found(total, list(rows))


def matches(text: str, kind: str) -> QuerySet[SearchRow, UUID]:
    """Return the keys of the records of a kind that fit `text`, to filter by; lazily.

    The last word may be the beginning of one: an editor is still typing it.
    """
    rows = _fitting(parse(text, terms(), is_open=True)).filter(kind=kind)
    return rows.order_by().values_list("record", flat=True)


def _count(query: Query | None, kinds: Collection[str]) -> int:
    rows = _fitting(query)
    return (rows.filter(kind__in=kinds) if kinds else rows).count()


def _fitting(query: Query | None) -> QuerySet[SearchRow]:
    if query is None:
        return SearchRow.objects.none()
    store = store_of(connection)
    keys = RawSQL(store.FITTING, [store.expression(query)])  # noqa: S611 - a parameter
    return SearchRow.objects.filter(pk__in=keys)
