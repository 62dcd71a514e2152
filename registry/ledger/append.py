"""The only writer of the ledger."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import rfc8785

from registry.ledger import merkle
from registry.ledger.models import Entry, Head
from registry.records.context import Writing


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be told of one record."""

    type: str
    kind: str
    public_id: str
    record: UUID
    version: int
    payload: dict[str, Any]  # the public form, JSON values of any shape


def begin(**signal: Any) -> None:
    """Give a new register its log; safe to run twice."""
    root = merkle.root([]).hex()
    Head.objects.get_or_create(
        pk=1, defaults={"log_id": secrets.token_hex(16), "root": root}
    )


def lock_head() -> Head:
    """Return the head row, locked until commit; one query.

    On SQLite BEGIN IMMEDIATE has already locked the file.
    """
    return Head.objects.select_for_update().get(pk=1)


def next_instant(head: Head, now: datetime) -> datetime:
    """Return the clock's reading, or the next microsecond after the set before."""
    if head.recorded_at is None:
        return now
    return max(now, head.recorded_at + timedelta(microseconds=1))


def next_public_id(head: Head, prefix: str) -> str:
    """Return the next number of a kind; it is kept when the head is saved."""
    number = head.counters.get(prefix, 0) + 1
    head.counters[prefix] = number
    return f"{prefix}-{number:04d}"


def append(
    head: Head, items: Sequence[Item], *, writing: Writing, cause: str
) -> list[Entry]:
    """Write `items` as entries head.seq+1 … and move the head; the caller locked it.

    Two queries. Leaf hashes and root follow RFC 6962, section 2.1.
    """
    entries, peaks = [], [bytes.fromhex(peak) for peak in head.peaks]
    for item in items:
        entry = _entry(head, item, writing=writing, cause=cause)
        peaks = merkle.append(peaks, head.seq, leaf=entry.leaf.encode())
        head.seq = entry.seq
        entries.append(entry)
    head.peaks, head.root = [p.hex() for p in peaks], merkle.root(peaks).hex()
    head.recorded_at = writing.at
    head.save()
    return Entry.objects.bulk_create(entries)


def digest(salt: str, payload: str) -> str:
    """Return SHA-256 of salt and payload, in hex.

    The salt lets a payload be dropped by law without its digest giving it away.
    """
    return hashlib.sha256(bytes.fromhex(salt) + payload.encode()).hexdigest()


def instant(at: datetime) -> str:
    """Return an instant as RFC 3339 in UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def facts_of(entry: Entry) -> dict[str, Any]:
    """Return what the tree vouches for: an entry without payload, salt and leaf.

    `payload_digest` is SHA-256 of the salt's bytes and the payload's.
    """
    return {
        "seq": entry.seq,
        "type": entry.type,
        "cause": entry.cause,
        "kind": entry.kind,
        "id": entry.public_id,
        "version": entry.version,
        "recorded_at": instant(entry.recorded_at),
        "change_set": str(entry.change_set_id),
        "reason": entry.reason,
        "payload_digest": entry.payload_digest,
    }


def leaf_of(entry: Entry, log_id: str) -> str:
    """Return the canonical text of an entry's facts and of the log they stand in."""
    return rfc8785.dumps({"log_id": log_id, **facts_of(entry)}).decode()


def _entry(head: Head, item: Item, *, writing: Writing, cause: str) -> Entry:
    payload = rfc8785.dumps(item.payload).decode()
    salt = secrets.token_hex(16)
    entry = Entry(
        seq=head.seq + 1,
        type=item.type,
        cause=cause,
        kind=item.kind,
        public_id=item.public_id,
        record=item.record,
        version=item.version,
        recorded_at=writing.at,
        change_set_id=writing.change_set,
        reason=writing.reason,
        payload=payload,
        salt=salt,
        payload_digest=digest(salt, payload),
    )
    entry.leaf = leaf_of(entry, head.log_id)
    return entry
