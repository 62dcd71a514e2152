"""Records by their public names: ids, slugs, and what a reader calls them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from registry.records.chinese import has_han
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_by_slug
from registry.records.models import Record
from registry.records.names import Text, pick
from registry.records.state import fields_of, m2m_of
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


def record_keys(kind: Kind, keys: Collection[str]) -> dict[str, UUID]:
    """Return {key: primary key} of the live records these keys name; one query."""
    ids = {key for key in keys if is_id(kind, key)}
    named = Q(public_id__in=ids) | Q(slug__in=set(keys) - ids)
    rows = SearchRow.objects.filter(named, kind=kind.slug)
    found = list(rows.values_list("public_id", "slug", "record"))
    by_slug = {slug: record for _id, slug, record in found if slug not in ids}
    by_id = {public_id: record for public_id, _slug, record in found}
    wanted = by_slug | by_id
    return {key: wanted[key] for key in keys if key in wanted}


def rows_of_ids(ids: Iterable[str]) -> QuerySet[SearchRow]:
    """Return the rows of live records by public id, without what only search reads."""
    return SearchRow.objects.filter(public_id__in=set(ids)).defer("heading", "body")


def rows_of_keys(keys: Iterable[UUID]) -> QuerySet[SearchRow]:
    """Return the rows of live records by key, without what only search reads."""
    return SearchRow.objects.filter(record__in=set(keys)).defer("heading", "body")


def names(rows: Iterable[SearchRow], language: str) -> dict[UUID, Text]:
    """Return {record: what it is called}, in the order of the rows.

    A record without a name of its own is called by the records its kind's title names,
    else by its public id: a query for each such kind, and one for their names.
    """
    own = {row: own_name(row, language) for row in rows}
    makers = _makers(row for row, name in own.items() if not name.text)
    wanted = {public_id for ids in makers.values() for public_id in ids}
    found = {
        row.public_id: own_name(row, language)
        for row in (rows_of_ids(wanted) if wanted else ())
    }
    return {
        row.record: name
        if name.text
        else _joined(row, [found[i] for i in makers.get(row.record, ()) if i in found])
        for row, name in own.items()
    }


def own_name(row: SearchRow, language: str) -> Text:
    """Return a record's own name; a document's title has one language, its own."""
    kind = kind_by_slug()[row.kind]
    if kind.title[0] in {field.name for field in kind.record._meta.concrete_fields}:
        return Text(row.name_en, "zh" if has_han(row.name_en) else "en")
    return pick(vars(row), "name", language=language)


def _joined(row: SearchRow, parts: list[Text]) -> Text:
    if not parts:
        return Text(row.public_id, "en")
    return Text(" · ".join(part.text for part in parts), parts[0].lang)


def _makers(nameless: Iterable[SearchRow]) -> dict[UUID, list[str]]:
    """Return {record: public ids of those it is called by}, in title order."""
    keys: dict[str, list[UUID]] = {}
    for row in nameless:
        keys.setdefault(row.kind, []).append(row.record)
    found: dict[UUID, set[tuple[int, str]]] = {}
    for slug, wanted in keys.items():
        kind = kind_by_slug()[slug]
        rows: QuerySet[Record] = QuerySet(kind.record)
        rows = rows.filter(pk__in=wanted).order_by()
        for key, *ids in rows.values_list("pk", *_links(kind)):
            found.setdefault(key, set()).update((n, i) for n, i in enumerate(ids) if i)
    return {key: [i for _place, i in sorted(pairs)] for key, pairs in found.items()}


def _links(kind: Kind) -> list[str]:
    """Return the columns of the public ids that a kind's title names."""
    fields = [*fields_of(kind.record), *m2m_of(kind.record)]
    links = {field.name for field in fields if names_records(field)}
    return [f"{name}__public_id" for name in kind.title if name in links]
