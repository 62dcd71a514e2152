"""Runners of webhooks to kill, and a receiver that fails in every way by a seed."""

import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from standardwebhooks import Webhook

from registry.webhooks import signing
from tests.long.mirrored import Killable
from tests.long.writers import address
from tests.registry.webhooks.receiver import SEED

# the command itself, with every wait cut to a fraction
RUNNING = """
import django, sys
from datetime import timedelta
django.setup()
from django.conf import settings
from django.core.management import call_command
from registry.management.commands import deliver_webhooks
from registry.webhooks import back_off, batch, held, posting
settings.WEBHOOKS_TO_LOOPBACK = True
batch.LARGEST, posting.TIMEOUT_S, held.HOLD = 4, 0.4, timedelta(seconds=1)
back_off.FIRST_S, back_off.LONGEST_S, deliver_webhooks.PAUSE_S = 0.05, 0.2, 0.05
call_command("deliver_webhooks")
"""
HANG_S = 0.8


class Collector:
    """A receiver of one endpoint: what came in, and which of it was answered for."""

    def __init__(self, seed: int | None) -> None:
        self.chance = random.Random(seed) if seed is not None else None  # noqa: S311 - the same each time
        self.lock = threading.Lock()
        self.bodies: dict[str, bytes] = {}
        self.came: list[int] = []  # change numbers, as they came
        self.held = 0  # all up to and with this number was answered for
        self.faults: list[str] = []
        self.ways: set[str] = set()

    def take(self, to: BaseHTTPRequestHandler) -> None:
        """Read a message, look whether it may come now, and answer somehow."""
        body = to.rfile.read(int(to.headers["content-length"]))
        told = {name.lower(): value for name, value in to.headers.items()}
        with self.lock:
            data = Webhook(signing.secret(SEED)).verify(body, told)
            self._look(told["webhook-id"], body, data)
            ways = WAYS if self.chance else [as_it_should]
            way = self.chance.choice(ways) if self.chance else as_it_should
            self.ways.add(way.__name__)
            self.came += [entry["seq"] for entry in data["data"]]
            if way in (as_it_should, slowly):
                self.held = max(self.held, data["upto"])
        way(to)

    def _look(self, message: str, body: bytes, data: Any) -> None:
        """Note what breaks the promise: one id, one body; none before those ahead."""
        if self.bodies.setdefault(message, body) != body:
            self.faults.append(f"{message} came with another body")
        if data["after"] > self.reached():
            self.faults.append(f"{message} skips what follows no. {self.reached()}")

    def reached(self) -> int:
        """Return up to which number nothing is missing of what came in."""
        seen, reached = set(self.came), 0
        while reached + 1 in seen:
            reached += 1
        return reached


def status(to: BaseHTTPRequestHandler, code: int, **headers: str) -> None:
    """Answer with a status."""
    to.send_response(code)
    for name, value in headers.items():
        to.send_header(name.replace("_", "-"), value)
    to.send_header("Content-Length", "0")
    to.end_headers()


def as_it_should(to: BaseHTTPRequestHandler) -> None:
    """Take it."""
    status(to, 204)


def slowly(to: BaseHTTPRequestHandler) -> None:
    """Take it after a while."""
    time.sleep(0.05)
    status(to, 200)


def not_at_all(to: BaseHTTPRequestHandler) -> None:
    """Hang."""
    time.sleep(HANG_S)
    to.close_connection = True


def with_a_failure(to: BaseHTTPRequestHandler) -> None:
    """Fail."""
    status(to, 500)


def busily(to: BaseHTTPRequestHandler) -> None:
    """Ask for patience."""
    status(to, 503, Retry_After="0")


def elsewhere(to: BaseHTTPRequestHandler) -> None:
    """Redirect to where nobody may come."""
    status(to, 307, Location="/trap")


def lost(to: BaseHTTPRequestHandler) -> None:
    """Take it, and lose the answer on the way."""
    to.close_connection = True


WAYS = [as_it_should, as_it_should, as_it_should, slowly, not_at_all, with_a_failure,
        busily, elsewhere, lost]  # fmt: skip


@contextmanager
def collecting(**collectors: Collector) -> Iterator[str]:
    """Listen at `/{name}` for each; yield the address, which ends with a slash."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            name = self.path.strip("/")
            if name in collectors:
                collectors[name].take(self)
            else:
                next(iter(collectors.values())).faults.append(f"{name} was asked")

        def log_message(self, *_said: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        thread = threading.Thread(
            target=server.serve_forever, args=(0.01,), daemon=True
        )
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def runner(log: Path) -> Killable:
    """Return a runner, not started yet."""
    return Killable([sys.executable, "-c", RUNNING], log, DATABASE_URL=address())


def wait_until(ready: Callable[[], bool], seconds: float) -> bool:
    """Return whether it came true in time."""
    end = time.monotonic() + seconds
    while not ready() and time.monotonic() < end:
        time.sleep(0.05)
    return ready()


def ended(one: Killable) -> int:
    """Ask a runner to end, and return its exit code."""
    assert one.process is not None
    one.process.send_signal(signal.SIGTERM)
    return one.process.wait(20)
