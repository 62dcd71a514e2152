"""Send a test: signed like any message, and about no change."""

import secrets
from collections.abc import Callable
from datetime import datetime

import rfc8785
from django.contrib.auth.models import User
from django.db import transaction

from registry.audit.log import write
from registry.audit.models import AuditAct
from registry.ledger import read
from registry.ledger.append import instant
from registry.webhooks import signing
from registry.webhooks.models import Endpoint
from registry.webhooks.posting import Answer, post
from registry.webhooks.tries import remember


def ping(found: Endpoint, *, by: User, clock: Callable[[], datetime]) -> Answer:
    """Send a test and return the answer; neither cursor nor waiting changes.

    Waits for the receiver, up to a quarter of a minute: no transaction may be open.
    """
    at, log_id = clock(), read.head().log_id
    told = {"type": "register.ping", "timestamp": instant(at), "log_id": log_id}
    body = rfc8785.dumps({**told, "data": []})
    message = f"{log_id}:ping-{secrets.token_hex(8)}"
    signed = signing.headers(body, message, at=at, seeds=signing.seeds(found, at))
    answer = post(found.url, body, headers=signed)
    with transaction.atomic():
        remember(found, answer, at=clock())
        write(AuditAct.ENDPOINT_TESTED, by=by, about=found)
    return answer
