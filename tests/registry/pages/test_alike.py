"""Whether two days' answers say the same of the world."""

from datetime import date
from typing import Any

import pytest

from registry.pages.alike import alike, lists_changed

DAYS = date(2024, 1, 1), date(2024, 6, 1)
USUAL: Any = {
    "tag": "licensed", "confirmed": True, "stale": False, "sentence": "It is.",
    "permissions": [{"tag": "licensed"}], "next_change": None, "checks": [],
}  # fmt: skip


def look(on: str, result: str = "13 names.", count: int | None = 13) -> dict[str, Any]:
    return {"list": "OL-0001", "on": on, "result": result, "count": count}


def lists(*looks: dict[str, Any]) -> Any:
    """Return what an official list answers, by its newest check on each day."""
    said = {"tag": None, "sentence": ""}
    return tuple(
        {**USUAL, **said, "sentence": f"Last checked: {one['on']}.", "checks": [one]}
        for one in looks
    )


@pytest.mark.parametrize(("stale", "answer"), [(True, True), (False, False)])
def test_how_far_our_checks_reach_is_nothing_of_the_world(
    *, stale: bool, answer: bool
) -> None:
    other = {**USUAL, "tag": "uncertain", "stale": stale, "sentence": "It was."}

    assert alike((USUAL, other), DAYS) is answer
    assert not alike((USUAL, {**other, "permissions": []}), DAYS)
    assert not alike(({**USUAL, "next_change": "2024-07-01"}, other), DAYS)


@pytest.mark.parametrize(
    ("looks", "answer"),
    [
        ((look("2023-12-01"), look("2024-05-01")), True),
        ((look("2023-12-01"), look("2024-05-01", "12 names.", 12)), False),
        ((look("2023-12-01"), look("2024-05-01", count=12)), False),
        # what it held before our first look we do not know
        ((look("2024-05-01", "12 names.", 12), look("2024-05-01")), True),
        ((look("2024-07-01", "12 names.", 12), look("2024-05-01")), True),
    ],
)
def test_a_list_is_changed_by_what_two_looks_saw(looks: Any, *, answer: bool) -> None:
    assert alike(lists(*looks), DAYS) is answer
    assert (not list(lists_changed(lists(*looks), DAYS, language="en"))) is answer


def test_what_a_list_held_is_told_in_its_language() -> None:
    looks = look("2023-12-01"), look("2024-05-01", "12 names.", 12)

    (found,) = lists_changed(lists(*looks), DAYS, language="zh-hant")

    assert [(one.kind, one.text) for one in found.pieces] == [
        ("removed", "13 names."), ("added", "12 names.")
    ]  # fmt: skip
    assert found.lang == "en"


def test_other_records_hold_no_list() -> None:
    told = {**USUAL, "checks": [look("2023-12-01")]}

    assert list(lists_changed((told, told), DAYS, language="en")) == []
