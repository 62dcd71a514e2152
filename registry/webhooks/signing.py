"""Signatures of Standard Webhooks 1.0.0, and the secrets they are made with.

Signed here in a few lines of the standard library: the project's own library takes the
digits of an instant for UTC whatever its zone, and tests verify with it what we sign,
which proves more if it did not sign too. Secrets are made from SECRET_KEY and a seed
when they are needed, so that none lies in a table, a copy of the database or a log.
"""

import base64
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from registry.webhooks.models import Endpoint

SALT = "registry.webhooks.secret"
PREFIX = "whsec_"
OVERLAP = timedelta(days=1)  # for which a secret that was replaced signs too


def new_seed() -> str:
    """Return what a new secret is made from."""
    return secrets.token_hex(32)


def secret(seed: str) -> str:
    """Return a secret as consumers keep it: 256 bits in base64 behind `whsec_`."""
    return PREFIX + base64.b64encode(_key(seed)).decode()


def seeds(endpoint: Endpoint, at: datetime) -> list[str]:
    """Return what signs at this moment: the present, then the one it replaced."""
    until = endpoint.before_until
    return [endpoint.seed, *([endpoint.seed_before] if until and at < until else [])]


def headers(
    body: bytes, message: str, *, at: datetime, seeds: Iterable[str]
) -> dict[str, str]:
    """Return the three headers of a message, signed for each seed.

    What is signed: id, Unix time in seconds and body, with full stops between.
    """
    time = int(at.timestamp())
    signed = f"{message}.{time}.".encode() + body
    signatures = (hmac.digest(_key(s), signed, "sha256") for s in seeds)
    return {
        "webhook-id": message,
        "webhook-timestamp": str(time),
        "webhook-signature": " ".join(
            f"v1,{base64.b64encode(one).decode()}" for one in signatures
        ),
    }


def _key(seed: str) -> bytes:
    return salted_hmac(SALT, seed, algorithm="sha256").digest()
