"""What badge and card say."""

from datetime import date
from typing import Any

import pytest

from registry.pages.cards.shown import shown
from registry.pages.reader import Reader
from registry.records.names import Text

DAY = date(2026, 11, 22)
READER = Reader("en", on=DAY, today=DAY)


def said(**answer: Any) -> Any:
    whole: Any = {
        "tag": "licensed",
        "sentence": "A sentence.",
        "confirmed": True,
        "stale": False,
        **answer,
    }
    return shown(Text("A", "en"), whole, public_id="EX-0001", version=1, reader=READER)


def test_a_settled_status_is_said_with_its_day() -> None:
    found = said()

    assert (found.status, found.tag.tone) == ("Licensed", "ok")
    assert (found.day, found.lang) == ("22 Nov 2026", "en")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"tag": "uncertain", "stale": True}, "Not certain on this day"),
        ({"confirmed": False}, "Licensed, not confirmed"),
    ],
)
def test_what_is_open_is_never_green(answer: dict[str, Any], status: str) -> None:
    found = said(**answer)

    assert found.status == status
    assert found.tag.tone == "wait"


def test_a_record_without_status_is_on_record() -> None:
    assert said(tag=None).status == "On record"
