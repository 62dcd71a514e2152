"""What one message tells: the entries after a cursor, in order, as JSON.

Thin on purpose: numbers, names and digests, and where the rest is. A body stays small
whatever a record holds, and who needs forms reads them where they are proved, at an
address that never changes, or by `/changes`.
"""

from dataclasses import dataclass
from typing import Any

import rfc8785

from registry.ledger.append import facts_of, instant
from registry.ledger.models import Entry
from registry.ledger.scan import Wanted, scan
from registry.webhooks.models import Endpoint

LARGEST = 25  # entries: some 15 kB; the standard asks for less than 20
LONGEST = 64 * 1024  # bytes of entries, of which one alone may have more


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries to tell, none where nothing fitted, and the cursor once they are told."""

    entries: list[Entry]
    upto: int

    @property
    def span(self) -> tuple[int, int]:
        """Return the first and the last change number; there must be one."""
        return self.entries[0].seq, self.entries[-1].seq


def cut(endpoint: Endpoint, head_seq: int) -> Batch:
    """Return what comes next for an endpoint; one query.

    The same again while its batch is under way: `upto` is kept with it.
    """
    upto = head_seq if endpoint.upto is None else endpoint.upto
    wanted = Wanted({"kind__in": endpoint.kinds} if endpoint.kinds else {})
    found, place = scan(endpoint.after, upto, limit=LARGEST, wanted=wanted)
    fits = _fitting(found)
    return Batch(fits, place if len(fits) == len(found) else fits[-1].seq)


def message_id(batch: Batch, log_id: str) -> str:
    """Return the id of a message, the same at each try.

    `{log_id}:{seq}` of its entry, or of its first and last: `…:57-81`. None names
    fewer entries than another that it could be taken for.
    """
    first, last = batch.span
    return f"{log_id}:{first}" if first == last else f"{log_id}:{first}-{last}"


def body(batch: Batch, *, log_id: str, after: int) -> bytes:
    """Return a message in canonical JSON (RFC 8785): the same bytes at each try."""
    return rfc8785.dumps(
        {
            "type": "register.changes",
            "timestamp": instant(batch.entries[-1].recorded_at),
            "log_id": log_id,
            "after": after,
            "upto": batch.upto,
            "data": [told(entry, log_id) for entry in batch.entries],
        }
    )


def told(entry: Entry, log_id: str) -> dict[str, Any]:
    """Return what a message says of an entry; links are paths on the register's host.

    `key` is what tells a consumer that they have it already.
    """
    record = f"/api/v1/{entry.kind}/{entry.public_id}"
    return {
        "key": f"{log_id}:{entry.seq}",
        **facts_of(entry),
        "links": {
            "change": f"/api/v1/changes?after={entry.seq - 1}&limit=1",
            "html": f"/id/{entry.public_id}",
            "record": record,
            "version": f"{record}/versions/{entry.version}",
        },
    }


def _fitting(found: list[Entry]) -> list[Entry]:
    """Return the first entries that are short enough together, one at least."""
    length = 0
    fits: list[Entry] = []
    for entry in found:
        length += len(rfc8785.dumps(told(entry, "")))
        if fits and length > LONGEST:
            break
        fits.append(entry)
    return fits
