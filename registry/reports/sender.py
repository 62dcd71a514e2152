"""Who sent a report, as far as it may be kept: a keyed hash of a network."""

from django.utils.crypto import salted_hmac

from registry.limits.callers import network

SALT = "registry.reports.sender"


def sender(address: str) -> str:
    """Return the hash of an address under the register's secret key.

    Nobody without the key gets from it to an address by trying them all. What is no
    address counts as one sender.
    """
    return salted_hmac(SALT, network(address), algorithm="sha256").hexdigest()
