"""Build an export."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.clock import now
from registry.exports.build import Broken, build
from registry.exports.snapshot import NoSuchEntry
from registry.past.known import NotYet, Unreadable, known_at
from registry.records import partial_date

EACH = 500  # records or entries between two signs of life


def day(text: str) -> date:
    """Read a day; a month or a year means its last one."""
    try:
        days = partial_date.plain_days(text)
    except partial_date.InvalidDate as error:
        raise ArgumentTypeError(str(error)) from error
    if days is None:
        raise ArgumentTypeError("write a day as 2023-05-15")
    return days[1]


class Command(BaseCommand):
    help = "Build the export of the register as it stands, or stood, if it is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--known-at", default="", help="as of then: seq:57, a day")
        parser.add_argument("--true-on", type=day, help="the day that answers speak of")

    def handle(
        self, *, known_at: str = "", true_on: date | None = None, **options: Any
    ) -> None:
        try:
            export = build(seq=_seq_of(known_at), on=true_on, tell=self._tell)
        except (Broken, NoSuchEntry, NotYet, Unreadable) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{export.folder}: {len(export.files)} files.")

    def _tell(self, done: int) -> None:
        if self.stderr.isatty() and not done % EACH:
            self.stderr.write(f"\r{done} records and changes written", ending="")


def _seq_of(text: str) -> int | None:
    """Return the change number a moment means, None for now; raise as `known_at`."""
    return known_at(text, now()).seq if text else None
