"""Names of the records that bodies mention, joined at read."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TypedDict

from registry.api.addresses import of_record
from registry.records.kinds import kinds
from registry.search.directory import rows_of_ids
from registry.search.models import SearchRow


class Ref(TypedDict):
    """What a record is called today; null: no name in that language is known."""

    kind: str
    slug: str
    name_en: str | None
    name_zh_hant: str | None
    name_zh_hans: str | None
    url: str


@cache
def _an_id() -> re.Pattern[str]:
    """Match a text of canonical JSON that is a public id and nothing more."""
    prefixes = "|".join(kind.prefix for kind in kinds())
    return re.compile(rf'"((?:{prefixes})-[0-9]{{4,}})"')


def mentioned(payload: str) -> set[str]:
    """Return the public ids that a stored form names, its own among them."""
    return set(_an_id().findall(payload))


def refs(ids: Iterable[str]) -> dict[str, Ref]:
    """Return {public id: Ref} of those that are live; one query."""
    return {row.public_id: _ref(row) for row in rows_of_ids(ids)}


def _ref(row: SearchRow) -> Ref:
    return Ref(
        kind=row.kind,
        slug=row.slug,
        name_en=row.name_en or None,
        name_zh_hant=row.name_zh_hant or None,
        name_zh_hans=row.name_zh_hans or None,
        url=of_record(row.kind, row.public_id),
    )
