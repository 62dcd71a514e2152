"""How many sources bear on a record, and whether they agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from registry.citations.models import Citation, Claim
from registry.citations.vocabulary import (
    CONFIRMING_TIER,
    PublisherKind,
    Read,
    Stance,
    Verdict,
)
from registry.records.kinds import Evidence


class Document(NamedTuple):
    """What decides how a source counts."""

    public_id: str
    tier: int
    publisher_kind: str
    url: str = ""


class Bearing(NamedTuple):
    """A source that bears on some values of a record, and how it was read."""

    source: Document
    stance: str
    read: str = Read.DIRECT
    fields: frozenset[str] = frozenset()
    read_via: tuple[str, ...] = ()


Bearings = Mapping[UUID, list[Bearing]]

OF_SOURCE = (
    *("source__public_id", "source__tier"),
    *("source__publisher_kind", "source__url"),
)
CITED = ("object_id", "fields", "source__read_via", "stance", "read", *OF_SOURCE)


def bearings(records: Mapping[UUID, str]) -> Bearings:
    """Return {key: what bears on it} of records, given {key: public id}; 2 queries.

    A claim about a record that we found wrong contradicts it.
    """
    found = cited(records)
    keys = {public_id: key for key, public_id in records.items()}
    wrong = Claim.objects.filter(record__in=list(keys), verdict=Verdict.WRONG)
    for public_id, *source in wrong.values_list("record", *OF_SOURCE):
        found[keys[public_id]].append(Bearing(Document(*source), Stance.CONTRADICTS))
    return found


def cited(records: Iterable[UUID]) -> dict[UUID, list[Bearing]]:
    """Return {key: what is cited for it}: all that can make it official; one query."""
    found: dict[UUID, list[Bearing]] = defaultdict(list)
    rows = Citation.objects.filter(object_id__in=list(records))
    for key, fields, via, stance, read, *source in rows.values_list(*CITED):
        one = Document(*source)
        found[key].append(Bearing(one, stance, read, frozenset(fields), tuple(via)))
    return found


def is_official(found: Iterable[Bearing], fields: Iterable[str] = ()) -> bool:
    """Say whether a source of tier ≤ 3 supports one of these fields.

    Any field will do where none is named.
    """
    wanted = set(fields)
    return any(
        one.stance == Stance.SUPPORTS
        and one.source.tier <= CONFIRMING_TIER
        and (not wanted or not wanted.isdisjoint(one.fields))
        for one in found
    )


def weighed(*records: Iterable[Bearing]) -> Evidence:
    """Return what bears on these records; a source that bears twice is counted once."""
    groups = [list(found) for found in records]
    every = [one for found in groups for one in found]
    official = {one.source for one in every if one.source.tier <= CONFIRMING_TIER}
    sources = {one.source for one in every}
    return Evidence(sources=len(sources), official=len(official), mark=_mark(groups))


def _mark(groups: list[list[Bearing]]) -> str | None:
    every = [one for found in groups for one in found]
    against = {
        one.source.publisher_kind for one in every if one.stance == Stance.CONTRADICTS
    }
    if against:
        return "disputed" if against == {PublisherKind.COMPANY} else "disagree"
    if not every:
        return None
    return "agree" if any(map(_agree, groups)) else "one"


def _agree(every: list[Bearing]) -> bool:
    """Say whether two sources we opened support one value of the record.

    A reprint through which we read another source is no source of its own.
    """
    reprints = {url for one in every for url in one.read_via}
    found: dict[str, set[str]] = defaultdict(set)
    for one in every:
        opened = one.stance == Stance.SUPPORTS and one.read != Read.NOT_READ
        if opened and one.source.url not in reprints:
            for path in one.fields:
                found[path].add(one.source.public_id)
    return any(len(sources) > 1 for sources in found.values())
