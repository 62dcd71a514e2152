"""The gate: while it is open this transaction may write records."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.apps import apps
from django.db import connection

from registry.history.models import Gate, Touched
from registry.records.context import Writing, entered
from registry.records.models import Tracked


class Unrevised(Exception):
    """A row was written and nobody wrote its revision."""


@contextmanager
def gate(writing: Writing) -> Iterator[None]:
    """Let this transaction write records in this name; raise RuntimeError outside one.

    Two queries. Each transaction has its own row, so nobody waits for another.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The gate opens only inside a transaction.")
    row = Gate.objects.create()
    with entered(writing):
        yield
    row.delete()


def touched() -> set[UUID]:
    """Return the ids of rows written and not yet revised in this transaction."""
    return set(Touched.objects.values_list("row", flat=True))


def forget() -> None:
    """Let what was written so far owe nothing: a draft laid out, to be rolled back."""
    Touched.objects.all().delete()


def tracked() -> list[type[Tracked]]:
    """Return every model of records and parts."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Tracked) and not model._meta.proxy
    ]
