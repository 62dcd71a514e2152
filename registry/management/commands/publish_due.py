"""Publish what is scheduled."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from registry.changesets.due import Outcome, publish_due
from registry.clock import now


def seconds(text: str) -> int:
    """Read a number of seconds; raise ValueError for none."""
    found = int(text)
    if found < 1:
        raise ValueError(text)
    return found


class Command(BaseCommand):
    """Publish approved change sets whose time has come."""

    help = (
        "Publish the approved change sets whose time has come, once or every so often."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how often to look."""
        parser.add_argument(
            "--every", type=seconds, metavar="SECONDS", help="look again, until stopped"
        )

    def handle(self, *, every: int | None = None, **options: Any) -> None:
        """Print one line for each set that was due."""
        while True:
            try:
                self._publish()
            except DatabaseError as error:
                if not every:
                    raise
                self.stderr.write(f"waits: {error}")
            if not every:
                return
            close_old_connections()
            time.sleep(every)

    def _publish(self) -> None:
        for outcome in publish_due(clock=now):
            self.stdout.write(line(outcome))
            self.stdout.flush()


def line(outcome: Outcome) -> str:
    """Return what became of a set, on one line."""
    title = " ".join(str(outcome.change_set).split())
    if outcome.against:
        what = "returned to its author" if outcome.returned else "left as it is"
        return f"{what}: {title}: {' '.join(outcome.against.split())}"
    numbers = ", ".join(f"no. {entry.seq}" for entry in outcome.entries)
    return f"published: {title}: {numbers or 'nothing changed'}"
