"""Read the ledger: entries in order, the newest form of a record, the head."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from registry.ledger.models import Entry, EntryType, Head

# the newest number, for a query that reads it in the same moment as its rows
HEAD_SEQ = Subquery(Head.objects.filter(pk=1).values("seq"))


@dataclass(frozen=True, slots=True)
class HeadNow:
    """The newest number of the register and what a consumer needs to know with it."""

    log_id: str
    seq: int
    root: str
    recorded_at: datetime | None


def head() -> HeadNow:
    """Return the head as it stands; one query."""
    row = Head.objects.values_list("log_id", "seq", "root", "recorded_at").get(pk=1)
    return HeadNow(*row)


def after(seq: int, limit: int, **about: str) -> list[Entry]:
    """Return up to `limit` entries after `seq`, oldest first; one query.

    `about` is that of `before`.
    """
    return list(Entry.objects.filter(seq__gt=seq, **about).order_by("seq")[:limit])


def counted(**about: str) -> int:
    """Return how many entries there are about this; one query."""
    return Entry.objects.filter(**about).count()


def before(seq: int, limit: int, **about: str) -> list[Entry]:
    """Return up to `limit` entries up to and with `seq`, newest first; one query.

    `about` names columns of an entry and what they hold: `kind`, `public_id`, `cause`.
    """
    found = Entry.objects.filter(seq__lte=seq, **about)
    return list(found.order_by("-seq")[:limit])


def payloads(seqs: Iterable[int]) -> dict[int, str]:
    """Return {seq: stored bytes of the public form}; one query."""
    rows = Entry.objects.filter(seq__in=list(seqs))
    return dict(rows.values_list("seq", "payload"))


def entries(seqs: Iterable[int]) -> dict[int, Entry]:
    """Return {seq: entry}; one query."""
    return {entry.seq: entry for entry in Entry.objects.filter(seq__in=list(seqs))}


def versions(public_id: str) -> list[Entry]:
    """Return every entry of one record, oldest first; one query."""
    return list(Entry.objects.filter(public_id=public_id).order_by("seq"))


def newest(public_id: str) -> Entry | None:
    """Return the newest entry of one record; one query."""
    return Entry.objects.filter(public_id=public_id).order_by("-seq").first()


def successor(entry: Entry) -> Entry:
    """Return the newest entry of what a merged record became part of, else this one.

    Followed to the end: a query for each record on the way.
    """
    while entry.type == EntryType.MERGED:
        found = newest(form_of(entry)["merged_into"])
        if found is None:  # the ledger names none that it does not hold
            break
        entry = found
    return entry


def by_slug(kind: str, slug: str) -> Entry | None:
    """Return the newest entry of the record that last bore this slug; one query.

    For old addresses: SQL looks for the canonical text, Python makes sure.
    """
    needle = f'"slug":{json.dumps(slug)}'
    found = Entry.objects.filter(kind=kind, payload__contains=needle).order_by("-seq")
    entry = next((e for e in found[:20] if form_of(e).get("slug") == slug), None)
    return newest(entry.public_id) if entry else None


def form_of(entry: Entry) -> dict[str, Any]:
    """Return the public form an entry carries."""
    form: dict[str, Any] = json.loads(entry.payload)
    return form


def previous(shown: Iterable[Entry]) -> dict[int, Entry]:
    """Return {seq: the same record's entry before it}; one query."""
    wanted = {(e.record, e.version - 1): e.seq for e in shown if e.version > 1}
    earlier = Entry.objects.filter(
        record=OuterRef("record"), version=OuterRef("version") - 1
    )
    later = Entry.objects.filter(seq__in=list(wanted.values()))
    seqs = later.annotate(before=Subquery(earlier.values("seq"))).values("before")
    rows = Entry.objects.filter(seq__in=seqs)
    return {wanted[row.record, row.version]: row for row in rows}
