"""The bytes of a request, and the head of an answer: read up to a time and a length."""

import socket
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import IO, Any
from urllib.parse import SplitResult

AGENT = "VirtualAssetPolicyRegister-Webhooks/1"
LONGEST = 16 * 1024  # bytes of an answer that are read
END = b"\r\n\r\n"


def request(parts: SplitResult, body: bytes, *, headers: Mapping[str, str]) -> bytes:
    """Return the bytes of a request; a checked address holds no blank and no break."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = {
        "Host": parts.netloc,
        "User-Agent": AGENT,
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    head = [f"POST {target} HTTP/1.1", *(f"{n}: {value}" for n, value in lines.items())]
    return "\r\n".join(head).encode("ascii") + END + body


def answered(line: socket.socket, deadline: float) -> HTTPResponse:
    """Return the head of an answer; raise TimeoutError, OSError or HTTPException."""
    head = HTTPResponse(_Read(_head(line, deadline)))  # type: ignore[arg-type]  # a file is all it takes of a socket
    head.begin()
    return head


def left_s(deadline: float) -> float:
    """Return the seconds that are left; raise TimeoutError where there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _head(line: socket.socket, deadline: float) -> bytes:
    """Read the head of an answer, past those of 1xx (RFC 9110, section 15.2)."""
    found = b""
    while True:
        while END not in found:
            line.settimeout(left_s(deadline))
            more = line.recv(4096)
            found += more
            if not more or len(found) > LONGEST:
                raise HTTPException
        head, _end, rest = found.partition(END)
        if not head.startswith(b"HTTP/1.1 1"):
            return head + END
        found = rest


class _Read:
    """What was read already, as HTTPResponse takes it."""

    def __init__(self, head: bytes) -> None:
        self._head = head

    def makefile(self, *_mode: Any) -> IO[bytes]:
        """Return it as a file."""
        return BytesIO(self._head)
