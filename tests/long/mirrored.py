"""A register under eight writers, its server, and a mirror: each a process to kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.db import transaction

from policies.models import Exchange
from registry.changesets.merge_records import merge_records
from registry.changesets.publish import publish
from registry.changesets.undo import undo
from registry.citations.models import Source
from registry.clock import now
from registry.ledger.models import Entry
from registry.serving import server
from tests.cast import member
from tests.long.books import RolledBack
from tests.long.writers import ROOT, Process, address, say, together
from tests.makers import a_source, an_exchange, fresh, restore, revise, withdraw

WRITERS, SECONDS, PAUSE_S = 8, 60, (0.02, 0.08)
TORN = 0.1  # of all turns are rolled back
WRITING = """
import django, sys
django.setup()
from tests.long.mirrored import work
work(int(sys.argv[1]))
"""
# the client itself; each request for changes and each page kept leaves a line
MIRRORING = """
import sys
from clients.register_mirror import Mirror, Server, main

changes, pull = Server.changes, Mirror.pull

def asking(self, after, *rest):
    print("ask", after, flush=True)
    return changes(self, after, *rest)

def keeping(self, wait_s=0):
    left = pull(self, wait_s)
    print("kept", self.after, flush=True)
    return left

Server.changes, Mirror.pull = asking, keeping
sys.exit(main(sys.argv[1:]))
"""


class Writer:
    """One writer, with records of its own in every state."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.person: Any = member("publisher", name=f"writer{number}")
        self.chance = random.Random(number)  # noqa: S311 - the same each time
        self.live: list[Source] = []
        self.gone: list[Source] = []

    def turn(self, mark: str) -> list[int]:
        """Do something under this mark, and return the numbers that tell of it."""
        kept = list(self.live), list(self.gone)
        with suppress(RolledBack), transaction.atomic():
            self.act()(mark)
            found = Entry.objects.filter(reason=mark).values_list("seq", flat=True)
            numbers = sorted(found)
            self.perhaps_tear()
            return numbers  # once it is committed
        self.live, self.gone = kept
        return []

    def perhaps_tear(self) -> None:
        """Raise RolledBack once in ten times."""
        if self.chance.random() < TORN:
            raise RolledBack

    def act(self) -> Callable[[str], None]:
        """Return what to do next."""
        acts = [self.add, self.add, self.merge]
        if self.live:
            acts += [self.change, self.change, self.roll_back, self.remove]
        acts += [self.bring_back] if self.gone else []
        return self.chance.choice(acts)

    def add(self, mark: str) -> None:
        """Publish a source."""
        self.live.append(a_source(title=mark, reason=mark, by=self.person))

    def change(self, mark: str) -> None:
        """Revise one."""
        place = self.chance.randrange(len(self.live))
        how = {"reason": mark, "by": self.person}
        self.live[place] = revise(self.live[place], note=f"虛擬 {mark}", **how)

    def roll_back(self, mark: str) -> None:
        """Revise one, and undo the change set that did."""
        self.change(mark)
        newest = Entry.objects.filter(reason=mark).latest("seq")
        made = undo(newest.change_set, author=self.person, at=now()).change_set
        made.reason = mark
        made.save()
        publish(made, actor=self.person, clock=now)
        self.live = [fresh(one) for one in self.live]

    def remove(self, mark: str) -> None:
        """Withdraw one."""
        self.gone.append(self.live.pop())
        withdraw(self.gone[-1], reason=mark, by=self.person)

    def bring_back(self, mark: str) -> None:
        """Restore one."""
        self.live.append(restore(self.gone.pop(), reason=mark, by=self.person))

    def merge(self, mark: str) -> None:
        """Publish two platforms, and merge one into the other."""
        how = {"reason": mark, "by": self.person}
        one, two = (an_exchange(name_en=f"{mark}, {n}", **how) for n in (1, 2))
        made = merge_records(
            *(Exchange, one.pk), into=two.pk, author=self.person, at=now(), reason=mark
        )
        publish(made, actor=self.person, clock=now)


def work(number: int) -> None:
    """Be one writer for a minute; print each mark with the numbers it was given."""
    writer = Writer(number)
    say("ready")
    sys.stdin.readline()
    end, turn = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        turn += 1
        mark = f"writer {number}, turn {turn}"
        if numbers := writer.turn(mark):
            say(f"{mark}:{','.join(map(str, numbers))}")
        time.sleep(writer.chance.uniform(*PAUSE_S))


def writing() -> AbstractContextManager[list[Process]]:
    """Start all writers, let them go together, and end them whatever happens."""
    return together(WRITING, [[str(number)] for number in range(WRITERS)])


class Killable:
    """A process, with all it starts, that is started again after each kill -9."""

    def __init__(self, command: list[str], log: Path, **environment: str) -> None:
        self.command, self.log = command, log
        self.environment = {**os.environ, **environment}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """Kill it, at once and whole."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def served(port: int, var: Path) -> Killable:
    """Return the server of the register at hand."""
    return Killable(
        server("127.0.0.1", port),
        var / "server.log",
        DATABASE_URL=address(),
        DJANGO_SETTINGS_MODULE="registry.settings",
        VAR=str(var),
    )


def mirroring(url: str, copy: Path) -> Killable:
    """Return a mirror that follows the register."""
    command = [sys.executable, "-c", MIRRORING, url, str(copy), "--follow"]
    return Killable(command, copy.with_suffix(".log"))


def wait_for(url: str) -> None:
    """Return once the server answers."""
    for _try in range(300):
        with suppress(URLError, OSError), urlopen(f"{url}/healthz", timeout=2):  # noqa: S310 - ours
            return
        time.sleep(0.1)
    raise AssertionError(f"{url} does not answer.")
