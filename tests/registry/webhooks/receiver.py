"""A receiver on this machine: it answers as a test says, and keeps what it was sent."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from standardwebhooks import Webhook

from registry.ledger import read
from registry.webhooks import signing
from registry.webhooks.models import Endpoint

PEM = Path(__file__).with_name("receiver.example.pem")
SEED = "5eed" * 16


@dataclass
class Message:
    """What came in: the path, the headers in lower case, the body."""

    path: str
    headers: dict[str, str]
    body: bytes

    def opened(self, secret: str = "") -> Any:
        """Return the body as an outsider's library verifies and reads it."""
        verifier = Webhook(secret or signing.secret(SEED))
        return verifier.verify(self.body, self.headers)


Answering = Callable[["Handler"], None]


@dataclass
class Receiver:
    """Where it listens, what it was sent, and how it answers, each time or the last."""

    url: str = ""
    port: int = 0
    got: list[Message] = field(default_factory=list)
    answers: list[Answering] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # told as SNI

    def numbers(self) -> list[int]:
        """Return the change numbers it was told, as they came."""
        return [e["seq"] for one in self.got for e in one.opened()["data"]]


class Handler(BaseHTTPRequestHandler):
    """Keeps a message and answers it."""

    receiver: Receiver

    def do_POST(self) -> None:
        told = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(told["content-length"]))
        self.receiver.got.append(Message(self.path, told, body))
        queue = self.receiver.answers
        with suppress(OSError):
            (queue.pop(0) if len(queue) > 1 else queue[0])(self)

    def log_message(self, *_said: Any) -> None:
        """Say nothing."""


def with_status(status: int, **headers: str) -> Answering:
    """Answer with a status and headers, `retry_after` for `Retry-After`."""

    def answer(to: Handler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", "0")
        to.end_headers()

    return answer


def raw(*pieces: bytes, pause: threading.Event, pause_s: float = 0) -> Answering:
    """Answer with these bytes, waiting before each that follows another."""

    def answer(to: Handler) -> None:
        for number, piece in enumerate(pieces):
            if number:
                pause.wait(pause_s)
            to.wfile.write(piece)
            to.wfile.flush()
        to.close_connection = True

    return answer


TAKEN = with_status(204)


@contextmanager
def listening(*answers: Answering, tls: bool = False) -> Iterator[Receiver]:
    """Run a receiver while the test does."""
    found = Receiver(answers=list(answers) or [TAKEN])
    handler = type("Listening", (Handler,), {"receiver": found})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        found.port = server.server_address[1]
        found.url = f"http://127.0.0.1:{found.port}/hook"
        if tls:
            server.socket = _with_tls(server.socket, found)
            found.url = f"https://receiver.example:{found.port}/hook?a=b"
        thread = threading.Thread(
            target=server.serve_forever, args=(0.01,), daemon=True
        )
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def _with_tls(line: socket.socket, found: Receiver) -> socket.socket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    context.sni_callback = lambda _line, name, _context: found.names.append(name or "")
    return context.wrap_socket(line, server_side=True)


def an_endpoint(url: str, **values: Any) -> Endpoint:
    """Store an endpoint that is told all that follows the present head."""
    usual = {"name": "Archive", "after": read.head().seq, "seed": SEED}
    return Endpoint.objects.create(url=url, **{**usual, **values})


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


def wait_for(port: int) -> None:
    """Return once somebody listens there."""
    for _try in range(500):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise AssertionError(f"Nobody listens on port {port}.")
