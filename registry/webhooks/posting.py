"""Post one message and read how it was answered: bounded in time and in bytes.

No redirect is followed. One would lead where nobody checked, and a receiver that moved
gets fewer surprises when its owner enters the new address: Standard Webhooks asks for
the same. No proxy of the environment is taken, for behind it no address is ours to
check. Of the answer we read its head and nothing else.
"""

import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

from registry.webhooks import hosts
from registry.webhooks.outcomes import Outcome, of_status
from registry.webhooks.wire import answered, left_s, request

TIMEOUT_S = 15  # for all of it; the standard says 15 to 30
CONNECT_S = 4  # for an address that others follow


@dataclass(frozen=True, slots=True)
class Answer:
    """How a message was answered; `retry_after` as the receiver wrote it."""

    outcome: Outcome
    status: int | None = None
    retry_after: str = ""
    took_ms: int = 0


def post(url: str, body: bytes, *, headers: Mapping[str, str]) -> Answer:
    """Post a body and return what came of it; it raises nothing, and logs nothing."""
    start = time.monotonic()
    found = _posted(url, body, headers=headers, deadline=start + TIMEOUT_S)
    took_ms = round((time.monotonic() - start) * 1000)
    return Answer(found.outcome, found.status, found.retry_after, took_ms)


def _posted(
    url: str, body: bytes, *, headers: Mapping[str, str], deadline: float
) -> Answer:
    try:
        parts = urlsplit(url)
        message = request(parts, body, headers=headers)
        with _connected(parts, deadline) as line:
            line.settimeout(left_s(deadline))
            line.sendall(message)
            head = answered(line, deadline)
    except hosts.Unreachable as error:
        return Answer(error.outcome)
    except TimeoutError:
        return Answer(Outcome.TIMEOUT)
    except ssl.SSLError:
        return Answer(Outcome.NO_TLS)
    except (HTTPException, ValueError):  # or an address that nobody checked
        return Answer(Outcome.NO_HTTP)
    except OSError:
        return Answer(Outcome.NO_CONNECTION)
    asked = head.getheader("Retry-After") or ""
    return Answer(of_status(head.status), head.status, asked[:64])


def _connected(url: SplitResult, deadline: float) -> socket.socket:
    """Return a line to the first address that takes one, checked before.

    The certificate must be that of the name, which is told as SNI too.
    """
    host, port = url.hostname or "", url.port or (443 if url.scheme == "https" else 80)
    line = _reached(hosts.addresses(host, port), port, deadline=deadline)
    if url.scheme != "https":
        return line
    line.settimeout(left_s(deadline))
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except BaseException:
        line.close()
        raise


def _reached(addresses: list[str], port: int, *, deadline: float) -> socket.socket:
    """Return a line to the first that takes one; the last alone may take all time."""
    for address in addresses[:-1]:
        try:
            wait_s = min(CONNECT_S, left_s(deadline))
            return socket.create_connection((address, port), wait_s)
        except OSError:  # e.g. no IPv6 here: the next may do
            continue
    return socket.create_connection((addresses[-1], port), left_s(deadline))
