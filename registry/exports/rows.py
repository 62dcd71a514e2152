"""What goes into an export: records with their answers, and entries, in batches."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models.functions import Length

from registry.ledger.append import facts_of
from registry.ledger.models import Entry
from registry.ledger.read import payloads
from registry.records.kinds import Kind, catalogue
from registry.search.directory import names, rows_of_ids

TOGETHER = 500  # records or entries in memory at once
LANGUAGE = "en"  # of names and sentences


@dataclass(frozen=True, slots=True)
class Row:
    """A live record: its place in the register, its form as stored, what is said."""

    id: str
    seq: int
    version: int
    payload: str
    form: dict[str, Any]
    told: dict[str, Any]  # name, tag, sentence, confirmed


def records(kind: Kind, on: date) -> Iterator[Row]:
    """Yield a kind's live records by the number of their ids.

    A fixed number of queries for every 500 of them.
    """
    found = kind.record.objects.order_by(Length("public_id"), "public_id")
    rows = found.values_list("public_id", "seq", "version").iterator(TOGETHER)
    while some := list(islice(rows, TOGETHER)):
        yield from _told(kind, some, on=on)


def _told(kind: Kind, some: Sequence[Any], *, on: date) -> Iterator[Row]:
    ids = [public_id for public_id, _seq, _version in some]
    stored = payloads(seq for _id, seq, _version in some)
    rows = list(rows_of_ids(ids))
    called = names(rows, LANGUAGE)
    named = {row.public_id: called[row.record].text for row in rows}
    said = catalogue().said(kind, ids, on, LANGUAGE)
    for public_id, seq, version in some:
        told = {"name": named[public_id], **said[public_id]}
        form = json.loads(stored[seq])
        yield Row(public_id, seq, version, stored[seq], form, told)


def entries(seq: int) -> Iterator[Entry]:
    """Yield the entries up to and with `seq`, in order; one query."""
    yield from Entry.objects.filter(seq__lte=seq).order_by("seq").iterator(TOGETHER)


def line(entry: Entry) -> str:
    """Return an entry as JSON, its payload the stored bytes, as `/changes` has it."""
    told = {**facts_of(entry), "salt": entry.salt, "leaf": entry.leaf}
    start = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f'{start[:-1]},"payload":{entry.payload}}}'
