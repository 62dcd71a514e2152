"""Deliver webhooks."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from registry.clock import now
from registry.webhooks.delivering import Told, deliver

PAUSE_S = 2  # between two looks at the ledger


class Command(BaseCommand):
    help = "Tell each webhook what was published since it was told last, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="end when nothing is due, as for cron"
        )

    def handle(self, *, once: bool = False, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stop.set())
        while not stop.is_set():
            try:
                self._deliver(stop)
            except DatabaseError as error:
                if once:
                    raise
                self.stderr.write(f"waits: {error}")
            if once:
                return
            close_old_connections()
            stop.wait(PAUSE_S)

    def _deliver(self, stop: threading.Event) -> None:
        for told in deliver(clock=now, goes_on=lambda: not stop.is_set()):
            self.stdout.write(line(told))
            self.stdout.flush()


def line(told: Told) -> str:
    """Return what came of one try, on one line."""
    numbers = f"no. {told.first}"
    if told.last != told.first:
        numbers += f" to {told.last}"
    status = f" ({told.answer.status})" if told.answer.status else ""
    said = f"{told.answer.outcome.label}{status} in {told.answer.took_ms} ms"
    name = " ".join(told.endpoint.split())
    return f"{name}: {numbers}: {said}; {told.left} to go"
