"""The change set in whose name rows are being written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, why, and when: what every revision carries."""

    change_set: UUID
    author: int
    reason: str
    at: datetime


class OutsideChangeSet(Exception):
    """A record was written outside a change set."""


_open: ContextVar[Writing | None] = ContextVar("writing", default=None)


def current() -> Writing:
    """Return what is being written; raise OutsideChangeSet where nothing is open."""
    if (writing := _open.get()) is None:
        raise OutsideChangeSet(
            "No change set is open: propose the change, then publish it."
        )
    return writing


@contextmanager
def entered(writing: Writing) -> Iterator[None]:
    """Write in this name inside the block (the gate is the only caller)."""
    token = _open.set(writing)
    try:
        yield
    finally:
        _open.reset(token)
