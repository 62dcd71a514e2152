"""Who sent a report, as far as it may be kept: a keyed hash of a network."""

import ipaddress

from django.utils.crypto import salted_hmac

HOME_BITS = 64  # of IPv6: what one household is given (RFC 6177)
SALT = "registry.reports.sender"


def sender(address: str) -> str:
    """Return the hash of an address under the register's secret key.

    Nobody without the key gets from it to an address by trying them all. What is no
    address counts as one sender.
    """
    return salted_hmac(SALT, network(address), algorithm="sha256").hexdigest()


def network(address: str) -> str:
    """Return an IPv4 address as it is and the first half of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, HOME_BITS), strict=False))
    return str(found)


def address_of(remote: str, forwarded: str, *, proxies: int) -> str:
    """Return the address of a request that passed this many proxies of our own.

    Each of them adds to `forwarded` (X-Forwarded-For) whom it was called by; what
    stands further left anybody may have written.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else remote
