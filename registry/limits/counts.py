"""How often something was done lately, in one small file that all workers share.

The file holds keyed hashes and numbers and may be deleted at any time. It is no part of
the register: its lock waits for no publication, and no publication for it.
"""

import os
import sqlite3
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

NAME = "counts.sqlite3"
PATIENCE_S = 0.25  # how long to wait for another worker, who needs microseconds
SWEEP_S = 60  # between two removals of what is over
TABLE = """
CREATE TABLE IF NOT EXISTS counts (
    what TEXT PRIMARY KEY, used INTEGER NOT NULL, until REAL NOT NULL
) WITHOUT ROWID
"""
TAKE = """
INSERT INTO counts VALUES (:what, 1, :until)
ON CONFLICT (what) DO UPDATE SET
    used = CASE WHEN until > :at THEN used + 1 ELSE 1 END,
    until = CASE WHEN until > :at THEN until ELSE :until END
"""
TOLD = "SELECT used, until FROM counts WHERE what = ?"
RETURN = "UPDATE counts SET used = used - 1 WHERE what = ? AND used > 0"


class Uncounted(Exception):
    """The file cannot be used; the message says why."""


@dataclass
class Counts:
    """The counts of one file; threads take turns, processes by the file's own lock."""

    path: Path
    turns: Lock = field(default_factory=Lock)
    swept_at: float = 0.0

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = sqlite3.connect(
            self.path,
            timeout=PATIENCE_S,
            isolation_level=None,
            check_same_thread=False,
        )
        try:  # no write waits for the disk, and none leaves the file torn
            self.file.execute("PRAGMA journal_mode=WAL")
            self.file.execute("PRAGMA synchronous=NORMAL")
            self.file.execute(TABLE)
        except sqlite3.Error:
            self.close()
            raise

    def take(self, what: str, *, at: float, window_s: int) -> tuple[int, float]:
        """Count one more; return (how many in this window, when it ends).

        `at` and the end are seconds of the epoch. A window begins with the first
        that is counted in it.
        """
        with self.turns:
            self._sweep(at)
            self.file.execute("BEGIN IMMEDIATE")
            try:
                given = {"what": what, "at": at, "until": at + window_s}
                self.file.execute(TAKE, given)
                used, until = self.file.execute(TOLD, [what]).fetchone()
            finally:
                self.file.execute("COMMIT")
        return used, until

    def give_back(self, what: str) -> None:
        """Count one less."""
        with self.turns:
            self.file.execute(RETURN, [what])

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def _sweep(self, at: float) -> None:
        if at - self.swept_at > SWEEP_S:
            self.swept_at = at
            self.file.execute("DELETE FROM counts WHERE until <= ?", [at])


def counts(folder: Path) -> Counts:
    """Return the counts kept in a folder, opened once a process; raise Uncounted."""
    try:
        return _opened(folder / NAME, os.getpid())
    except (OSError, sqlite3.Error) as error:
        raise Uncounted(f"{folder / NAME}: {error}") from error


@lru_cache(maxsize=1)
def _opened(path: Path, _process: int) -> Counts:
    return Counts(path)
