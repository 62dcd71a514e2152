"""Whether an address may be an endpoint's, as far as its text tells."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from registry.webhooks.hosts import may_be_reached


def against(url: str) -> str | None:
    """Return why an address is refused, None where nothing speaks against it.

    It asks no name server: where the name leads is looked at before each message.
    """
    loopback = settings.WEBHOOKS_TO_LOOPBACK
    try:
        URLValidator(schemes=["https", "http"] if loopback else ["https"])(url)
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port  # which raises for none
    except (ValidationError, ValueError):
        return _("Write an address that begins with https://.")
    if parts.username is not None or parts.password is not None:
        return _("Leave the name and the password out: messages are signed.")
    if parts.fragment or not url.isascii():
        return _("Write it in ASCII, without “#”; a name in other letters as “xn--…”.")
    if not _is_open(host, scheme=parts.scheme):
        return _("Give a public address: none of this machine, private or reserved.")
    return None


def _is_open(host: str, *, scheme: str) -> bool:
    """Say whether a host's text speaks against it; plain HTTP is for loopback alone."""
    loopback = settings.WEBHOOKS_TO_LOOPBACK
    if host == "localhost" or host.endswith(".localhost"):
        return bool(loopback)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return scheme == "https"
    return may_be_reached(str(address)) and (scheme == "https" or address.is_loopback)
