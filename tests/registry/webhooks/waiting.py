"""A clock to move, changes to tell, and the endpoint as it then stands."""

from datetime import datetime, timedelta

from registry.clock import now
from registry.ledger import read
from registry.webhooks.models import Endpoint
from tests.makers import a_source


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


def some(number: int) -> int:
    """Publish so many sources, and return the newest change number."""
    for _n in range(number):
        a_source()
    return read.head().seq


def fresh(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint, read anew."""
    return Endpoint.objects.get(pk=endpoint.pk)
