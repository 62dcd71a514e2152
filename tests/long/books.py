"""What many write to at once: the ledger, and a table numbered by the database."""

import random
import time
from contextlib import suppress
from typing import Any, Protocol

from django.db import connection, transaction

from registry.changesets.propose import Proposed, propose
from registry.changesets.publish import publish
from registry.changesets.refusals import Invalid
from registry.citations.models import Source
from registry.clock import now
from registry.ledger import read
from registry.records.rows import plain
from tests.cast import member
from tests.makers import a_source

PAGE = 100  # rows a poll
WORK_S = 0.004  # at most, between a number and its commit

Line = tuple[int, str]  # number, and the mark that no other line bears


class RolledBack(Exception):
    """Raised once all is written, so that none of it stays."""


class Book(Protocol):
    """Something that many write to and that readers follow by its numbers."""

    def open(self, writers: int) -> None:
        """Make what the writers need."""

    def sign(self, writer: int) -> None:
        """Say which writer this process is."""

    def write(self, mark: str, chance: random.Random) -> None:
        """Write a mark and commit it."""

    def tear(self, mark: str, chance: random.Random) -> None:
        """Write a mark and roll it back."""

    def after(self, number: int) -> list[Line]:
        """Return up to 100 lines after a number, in order."""


class Ledger:
    """The register's own: each writer revises a source of its own."""

    note = ""  # what the source says now

    def open(self, writers: int) -> None:
        """Publish a source for each writer."""
        for writer in range(writers):
            a_source(title=f"Writer {writer}")

    def sign(self, writer: int) -> None:
        """Find the writer's source, and in whose name it writes."""
        self.person: Any = member("publisher")
        self.source = plain(Source).get(title=f"Writer {writer}")

    def write(self, mark: str, chance: random.Random) -> None:
        """Publish the mark as the note of the source."""
        del chance
        self._publish(mark, note=[self.note, mark])
        self.note = mark

    def tear(self, mark: str, chance: random.Random) -> None:
        """Publish and roll back, or be refused halfway: which, chance says."""
        if chance.random() < 0.5:
            with suppress(RolledBack), transaction.atomic():
                self._publish(mark, note=[self.note, mark])
                raise RolledBack
            return
        with suppress(Invalid):
            self._publish(mark, note=[self.note, mark], tier=[self.source.tier, 9])
            raise AssertionError("A tier of 9 was published.")

    def after(self, number: int) -> list[Line]:
        """Return entries."""
        return [(entry.seq, entry.reason) for entry in read.after(number, PAGE)]

    def _publish(self, mark: str, **patch: list[Any]) -> None:
        change = Proposed(Source, self.source.pk, "~", patch)
        why = {"reason": mark, "cause": "new_evidence"}
        with transaction.atomic():  # one turn at the lock for both
            change_set = propose([change], author=self.person, at=now(), **why)
            publish(change_set, actor=self.person, clock=now)


class Scratch:
    """A table whose numbers the database gives, as most change feeds have it."""

    def open(self, writers: int) -> None:
        """Make the table."""
        del writers
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE scratch (id bigserial PRIMARY KEY, mark text)")

    def sign(self, writer: int) -> None:
        """Need nothing."""

    def write(self, mark: str, chance: random.Random) -> None:
        """Insert the mark and commit after a little work."""
        with transaction.atomic():
            self._insert(mark, chance)

    def tear(self, mark: str, chance: random.Random) -> None:
        """Insert the mark and roll it back."""
        with suppress(RolledBack), transaction.atomic():
            self._insert(mark, chance)
            raise RolledBack

    def after(self, number: int) -> list[Line]:
        """Return rows."""
        with connection.cursor() as cursor:
            statement = (
                "SELECT id, mark FROM scratch WHERE id > %s ORDER BY id LIMIT %s"
            )
            cursor.execute(statement, [number, PAGE])
            return list(cursor.fetchall())

    def _insert(self, mark: str, chance: random.Random) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO scratch (mark) VALUES (%s)", [mark])
        time.sleep(chance.uniform(0, WORK_S))


BOOKS: dict[str, type[Ledger] | type[Scratch]] = {"ledger": Ledger, "scratch": Scratch}
