"""What a change set says, as one number: an approval is for exactly this."""

import hashlib

import rfc8785

from registry.changesets.models import ChangeSet


def content_hash(change_set: ChangeSet) -> str:
    """Return SHA-256, in hex, of the reason, the cause and every change; one query.

    Canonical JSON (RFC 8785): the same content gives the same hash on any database.
    """
    changes = change_set.changes.order_by("record")
    columns = changes.values_list("kind", "record", "op", "patch")
    content = {
        "cause": change_set.cause,
        "reason": change_set.reason,
        "changes": [[k, str(record), op, patch] for k, record, op, patch in columns],
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
