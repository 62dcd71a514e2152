"""Where a name leads, and whether we may go there: never into our own network.

A name is asked once, all it answers must be public, and the connection goes to the
very address that was looked at: a second answer of the name server changes nothing.
"""

import ipaddress
import socket

from django.conf import settings

from registry.webhooks.outcomes import Outcome

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# reserved by IANA's registers of special addresses, which Python learnt of by and by
RESERVED = [
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "3fff::/20", "5f00::/16", "fec0::/10",
    )
]  # fmt: skip
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are IPv4


class Unreachable(Exception):
    """No way leads there; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.label)
        self.outcome = outcome


def addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host in the order to try; raise Unreachable.

    Asks the name server, for as long as the system's resolver waits.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(Outcome.NO_NAME) from error
    texts = list(dict.fromkeys(str(place[0]) for *_how, place in found))
    if not texts or not all(may_be_reached(text) for text in texts):
        raise Unreachable(Outcome.BARRED)
    return texts


def may_be_reached(text: str) -> bool:
    """Say whether an address is public; loopback, where the setting allows it."""
    found = ipaddress.ip_address(text)
    if settings.WEBHOOKS_TO_LOOPBACK and found.is_loopback and not _carried(found):
        return True
    return is_public(found)


def is_public(found: Address) -> bool:
    """Say whether an address is a machine's on the open Internet.

    One that carries another, as 6to4 and NAT64 do, is no more public than that one.
    """
    inner = _carried(found)
    if inner is not None:
        return is_public(inner)
    special = (
        found.is_multicast, found.is_reserved, found.is_loopback, found.is_link_local,
        found.is_private, found.is_unspecified,
        any(found in block for block in RESERVED),
    )  # fmt: skip
    return found.is_global and not any(special)


def _carried(found: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address within an IPv6 one (RFC 4291, 3056, 6052)."""
    if isinstance(found, ipaddress.IPv4Address):
        return None
    if found in NAT64:
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour
