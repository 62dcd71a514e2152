"""What goes into an export: records with their answers, and entries, in batches."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.db.models.functions import Length

from registry.ledger.append import facts_of
from registry.ledger.models import Entry
from registry.records.kinds import Kind
from registry.tabular.rows import Row, told

TOGETHER = 500  # records or entries in memory at once
LANGUAGE = "en"  # of names and sentences


def records(kind: Kind, on: date) -> Iterator[Row]:
    """Yield a kind's live records by the number of their ids.

    A fixed number of queries for every 500 of them.
    """
    found = kind.record.objects.order_by(Length("public_id"), "public_id")
    rows = found.values_list("seq", flat=True).iterator(TOGETHER)
    while some := list(islice(rows, TOGETHER)):
        yield from told(kind, some, on=on, language=LANGUAGE)


def entries(seq: int) -> Iterator[Entry]:
    """Yield the entries up to and with `seq`, in order; one query."""
    yield from Entry.objects.filter(seq__lte=seq).order_by("seq").iterator(TOGETHER)


def line(entry: Entry) -> str:
    """Return an entry as JSON, its payload the stored bytes, as `/changes` has it."""
    about = {**facts_of(entry), "salt": entry.salt, "leaf": entry.leaf}
    start = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    return f'{start[:-1]},"payload":{entry.payload}}}'
