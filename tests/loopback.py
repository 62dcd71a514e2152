"""What tests of webhooks share: receivers on this machine, and a clock to move."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from registry.clock import now


class Clock:
    """A clock that a test moves; it begins now, for verifiers look at theirs."""

    def __init__(self) -> None:
        """Begin now."""
        self.at = now()

    def __call__(self) -> datetime:
        """Return what it says."""
        return self.at

    def wait(self, **how: float) -> None:
        """Let time pass."""
        self.at += timedelta(**how)


@pytest.fixture
def clock() -> Clock:
    """Return a clock to move."""
    return Clock()


@pytest.fixture
def to_loopback(settings: Any) -> None:
    """Let webhooks go to this machine."""
    settings.WEBHOOKS_TO_LOOPBACK = True
