"""The one sentence of the desk."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from registry.admin.urgent import SAID, pressing, urgent
from registry.changesets.models import ChangeSet
from registry.ledger.read import HeadNow

HEAD = HeadNow("log", 211, "root", datetime(2024, 12, 18, 4, tzinfo=UTC))


@dataclass
class Waits:
    total: int
    sets: list = field(default_factory=list)


def test_a_review_comes_before_all_else():
    queues = {name: Waits(1) for name in SAID}

    assert pressing(queues) == "review"
    assert urgent(queues, HEAD) == "One change set waits for review."


def test_high_risk_is_told_beside_the_number():
    sets = [ChangeSet(risk=risk) for risk in ("high", "low")]

    found = urgent({"review": Waits(2, sets)}, HEAD)

    assert found == "2 change sets wait for review. One of them is of high risk."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("returned", "2 change sets were returned"),
        ("conflicts", "2 change sets clash"),
        ("approved", "2 approved change sets wait"),
        ("alone", "2 change sets were published alone"),
        ("drafts", "2 drafts wait"),
    ],
)
def test_each_queue_that_presses_has_its_sentence(name, words):
    assert urgent({name: Waits(2), "review": Waits(0)}, HEAD).startswith(words)


@pytest.mark.parametrize("name", ["scheduled", "sent"])
def test_what_waits_for_others_does_not_press(name):
    found = urgent({name: Waits(2)}, HEAD)

    assert pressing({name: Waits(2)}) == ""
    assert found.endswith("211 changes published, last on 18 Dec 2024.")


def test_an_empty_register_says_so():
    empty = HeadNow("log", 0, "root", None)

    assert "nothing was published yet" in urgent({}, empty)
