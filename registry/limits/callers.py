"""Who asks, as far as a limit must know: a network, by a keyed hash."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOME_BITS = 64  # of IPv6: what one household is given (RFC 6177)
SALT = "registry.limits.callers"


def caller(request: HttpRequest) -> str:
    """Return the hash of the network a request comes from, under our secret key."""
    return hashed(network(address(request)))


def hashed(text: str) -> str:
    """Return a hash from which nobody without the key gets back by trying all texts."""
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()


def address(request: HttpRequest) -> str:
    """Return the address that called, as far as our own proxies vouch for it."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    remote = request.META.get("REMOTE_ADDR", "")
    return address_of(remote, forwarded, proxies=settings.PROXIES)


def address_of(remote: str, forwarded: str, *, proxies: int) -> str:
    """Return the address of a request that passed this many proxies of our own.

    Each of them adds to `forwarded` (X-Forwarded-For) whom it was called by; what
    stands further left anybody may have written.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else remote


def network(address: str) -> str:
    """Return an IPv4 address as it is and the first half of an IPv6 one.

    What is no address counts as one network.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, HOME_BITS), strict=False))
    return str(found)
