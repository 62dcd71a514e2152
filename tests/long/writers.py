"""Many processes that write to a book at once, and a reader that follows them."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from tests.long.books import BOOKS, PAGE, Book, Line

ROOT = Path(__file__).parent.parent.parent
WRITERS, TURNS, TORN = 8, 250, 25  # a tenth of each writer's turns is rolled back
POLL_S = 0.005
# between two turns, as people do: SQLite gives its lock to whoever happens to ask, and
# who releases it and asks at once lets nobody else in
PAUSE_S = (0.01, 0.02)
CODE = """
import django, sys
django.setup()
from tests.long.writers import work
work(sys.argv[1], writer=int(sys.argv[2]), seed=int(sys.argv[3]))
"""

Process = subprocess.Popen[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What writers say they committed, what the book holds, what the reader saw."""

    committed: set[str]
    held: list[Line]
    seen: list[Line]
    took_s: float

    @property
    def lost(self) -> int:
        """Return how many lines the reader never saw."""
        return len(set(self.held) - set(self.seen))

    @property
    def repeated(self) -> int:
        """Return how many lines the reader saw again."""
        return sum(times - 1 for times in Counter(self.seen).values())

    @property
    def reordered(self) -> int:
        """Return how often a line came before one of a smaller number."""
        return sum(one > two for (one, _), (two, _) in pairwise(self.seen))

    @property
    def gaps(self) -> int:
        """Return how many numbers between the first and the last are missing."""
        numbers = {number for number, _mark in self.held}
        return max(numbers) - min(numbers) + 1 - len(numbers)

    def __str__(self) -> str:
        return (
            f"{len(self.held)} lines in {self.took_s:.0f} s, {self.lost} lost,"
            f" {self.repeated} repeated, {self.reordered} reordered, {self.gaps} gaps"
        )


def work(book_name: str, *, writer: int, seed: int) -> None:
    """Be one writer: say ready, wait for a line, write, print each committed mark."""
    book: Book = BOOKS[book_name]()
    book.sign(writer)
    chance = random.Random(f"{seed}/{writer}")  # noqa: S311 - the same each time
    torn = set(chance.sample(range(TURNS), TORN))
    say("ready")
    sys.stdin.readline()
    for turn in range(TURNS):
        mark = f"seed {seed}, writer {writer}, turn {turn}"
        if turn in torn:
            book.tear(mark, chance)
        else:
            book.write(mark, chance)
            say(mark)
        time.sleep(chance.uniform(*PAUSE_S))


def say(line: str) -> None:
    """Tell the process that started us."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def follow(book_name: str, seed: int) -> Outcome:
    """Let all writers write while a reader follows the book by its numbers."""
    book: Book = BOOKS[book_name]()
    book.open(WRITERS)
    start = len(everything(book))
    with started(book_name, seed) as writers:
        began = time.monotonic()
        seen = list(reading(book, writers, after=start))
        took_s = time.monotonic() - began
        said = [line for one in writers for line in one.communicate()[0].splitlines()]
    assert [one.returncode for one in writers] == [0] * WRITERS
    return Outcome(set(said), everything(book)[start:], seen, took_s)


def started(book_name: str, seed: int) -> AbstractContextManager[list[Process]]:
    """Start the writers, let them go together, and end them whatever happens."""
    each = [[book_name, str(writer), str(seed)] for writer in range(WRITERS)]
    return together(CODE, each)


@contextmanager
def together(code: str, each: Iterable[list[str]]) -> Iterator[list[Process]]:
    """Start a process for each list of arguments; once all are ready, let them go."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address()},
        )
        for arguments in each
    ]
    try:
        for one in writers:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        for one in writers:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        yield writers
    finally:
        for one in writers:
            one.kill()


def reading(book: Book, writers: list[Process], after: int) -> Iterator[Line]:
    """Yield lines as they appear, until all writers have ended and none is left."""
    last = after
    while True:
        over = all(one.poll() is not None for one in writers)
        lines = book.after(last)
        yield from lines
        last = lines[-1][0] if lines else last
        if over and not lines:
            return
        if len(lines) < PAGE:
            time.sleep(POLL_S)


def everything(book: Book) -> list[Line]:
    """Return all lines of a book."""
    found: list[Line] = []
    while lines := book.after(found[-1][0] if found else 0):
        found += lines
    return found


def address() -> str:
    """Return the DATABASE_URL of the database at hand."""
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    query = urlencode({"host": here["HOST"], "port": here["PORT"]})
    return f"postgresql://{here['USER']}:{here['PASSWORD']}@/{here['NAME']}?{query}"
