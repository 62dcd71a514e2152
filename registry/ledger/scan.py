"""Read the ledger on from a number, narrowed, so that no reader loses their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from registry.ledger.models import Entry

MOST = 10_000  # entries looked through at once


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: with these columns, of records that name this one.

    `columns` are those of an entry, `public_id` and `kind` among them. `names` are
    public ids: the form at hand names each, or the record's form before did, so that
    it is told too how a record leaves those that name one. `latest`: none that another
    of the same record follows.
    """

    columns: Mapping[str, object] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    latest: bool = False


def scan(
    after: int, upto: int, *, limit: int, wanted: Wanted
) -> tuple[list[Entry], int]:
    """Return up to `limit` entries, oldest first, and the number to go on after.

    One query through at most MOST numbers behind `after`, through all up to `upto`
    where one record is wanted, whose entries an index holds. No number up to the one
    returned is left out but those that do not fit.
    """
    end = upto if "public_id" in wanted.columns else min(upto, after + MOST)
    rows = Entry.objects.filter(seq__gt=after, seq__lte=end, **wanted.columns)
    for public_id in wanted.names:
        rows = _naming(rows, public_id)
    if wanted.latest:
        rows = rows.exclude(Exists(_same(version__gt=OuterRef("version"), upto=upto)))
    found = list(rows.order_by("seq")[:limit])
    return found, found[-1].seq if len(found) == limit else max(after, end)


def _naming(rows: QuerySet[Entry], public_id: str) -> QuerySet[Entry]:
    """Return those whose form names a record, or whose record's form before did."""
    here = GreaterThan(StrIndex(F("payload"), Value(f'"{public_id}"')), 0)
    before = _same(version=OuterRef("version") - 1)
    return rows.filter(Q(here) | Exists(before.filter(here)))


def _same(upto: int | None = None, **version: object) -> QuerySet[Entry]:
    """Return the entries of the record at hand, for a query within a query."""
    rows = Entry.objects.filter(record=OuterRef("record"), **version)
    return rows if upto is None else rows.filter(seq__lte=upto)
