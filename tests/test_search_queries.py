"""The committed queries over the Hong Kong data: each first hit, on both databases."""

import csv
from pathlib import Path

import pytest

from registry.search.find import find

FILE = Path(__file__).parent / "registry" / "search" / "queries.csv"
ROWS = list(csv.reader(FILE.read_text("utf-8").splitlines()))[1:]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(("text", "first"), ROWS, ids=[row[0] for row in ROWS])
def test_the_first_hit_is_the_one_expected(text: str, first: str) -> None:
    found = [f"{row.kind}/{row.slug}" for row in find(text, limit=1).rows]

    assert found == ([first] if first else [])


def test_there_are_enough_of_them() -> None:
    assert len({text for text, _first in ROWS}) >= 80
