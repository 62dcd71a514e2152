"""Under writers in parallel nothing is lost, repeated or reordered."""

import sys

import pytest
from django.db import connection

from registry.citations.models import Source
from registry.ledger.verify import verify
from registry.records.rows import plain
from tests.long.writers import ROOT, TORN, TURNS, WRITERS, follow
from tests.test_taking_turns import own_database as own_database

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("own_database"),
]
FIGURES = ROOT / "build" / "concurrency.txt"
SEEDS = [1, 2, 3]


def tell(what: str) -> None:
    """Print a line, and keep it among the figures."""
    sys.stdout.write(f"{what}\n")
    FIGURES.parent.mkdir(exist_ok=True)
    with FIGURES.open("a", encoding="utf-8") as figures:
        figures.write(f"{what}\n")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reader_of_the_ledger_misses_nothing(seed):
    outcome = follow("ledger", seed)

    tell(f"{connection.vendor}, ledger, seed {seed}: {outcome}")
    assert outcome.seen == outcome.held
    assert (outcome.lost, outcome.repeated, outcome.reordered, outcome.gaps) == (
        *(0, 0, 0, 0),
    )
    assert {mark for _number, mark in outcome.held} == outcome.committed
    assert len(outcome.held) == WRITERS * (TURNS - TORN)
    versions = plain(Source).filter(title__startswith="Writer ").values_list("version")
    assert set(versions) == {(1 + TURNS - TORN,)}
    assert not list(verify())


@pytest.mark.postgresql
@pytest.mark.parametrize("seed", SEEDS)
def test_a_reader_of_numbers_the_database_gives_loses_some(seed):
    outcome = follow("scratch", seed)

    tell(f"{connection.vendor}, auto-increment, seed {seed}: {outcome}")
    assert {mark for _number, mark in outcome.held} == outcome.committed
    assert len(outcome.held) == WRITERS * (TURNS - TORN)
    assert outcome.lost > 0
    assert outcome.gaps > 0
