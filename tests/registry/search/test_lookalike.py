"""Look-alikes: the committed pairs, and the rules behind them."""

import csv
from pathlib import Path

import pytest

from registry.search.lookalike import Why, distance, look_alike

PAIRS = list(
    csv.reader(
        Path(__file__).with_name("lookalikes.csv").read_text("utf-8").splitlines()[1:]
    )
)


@pytest.mark.parametrize(("asked", "registered", "warns"), PAIRS)
def test_each_committed_pair_is_told_right(
    asked: str, registered: str, warns: str
) -> None:
    assert (look_alike(asked, registered) is not None) == (warns == "yes")


def test_there_are_forty_of_each() -> None:
    assert [row[2] for row in PAIRS].count("yes") >= 40
    assert [row[2] for row in PAIRS].count("no") >= 40


@pytest.mark.parametrize(
    ("asked", "registered", "why"),
    [
        ("Nоrthwind", "Northwind", Why.CHARACTERS),  # Cyrillic о
        ("Nortwhind", "Northwind", Why.SPELLING),
        ("north-wind.example", "northwind.example", Why.SPELLING),
        ("northwind.test", "northwind.example", Why.ENDING),
        ("northwind.example.test", "northwind.example", Why.WITHIN),
        ("northwind-app.test", "northwind.example", Why.WITHIN),
        ("appnorthwind.test", "Northwind Limited", Why.WITHIN),
        ("northwind.test", "Northwind (Holding) Limited", Why.WITHIN),
        ("n0rthwind.example", "northwind.example", Why.CHARACTERS),
        ("northwlnd.test", "Northwind", Why.CHARACTERS),
        ("nw-app.test", "NW", None),  # two letters stand everywhere
        ("northwindow.test", "northwind.example", Why.SPELLING),
        ("southwindows.test", "northwind.example", None),
        ("Breeze", "Freeze", None),  # a short name of another beginning
        ("Freese", "Freeze", Why.SPELLING),
    ],
)
def test_why_it_is_close_is_told(asked: str, registered: str, why: Why | None) -> None:
    assert look_alike(asked, registered) is why


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("osl", "osl", 0),
        ("hashkey", "haskhey", 1),
        ("hashkey", "hashke", 1),
        ("hashkey", "hashkay", 1),
        ("", "ab", 2),
        ("abcdef", "ghijkl", 3),
        ("a", "abcdef", 3),
    ],
)
def test_letters_that_are_wrong_are_counted(one: str, other: str, wrong: int) -> None:
    assert distance(one, other, most=2) == wrong
    assert distance(other, one, most=2) == wrong
