"""Whether a warning stands on a day, and what is said of it."""

from datetime import date

import pytest

from policies.answers.alert_words import (
    Warned,
    alert_answer,
    may_be,
    may_stand,
    stands,
    warning_first,
)
from policies.answers.permissions import RANK
from registry.records.kinds import Answer
from tests.policies.answers import policy_cases
from tests.policies.answers.policy_cases import WARNINGS

SFC = "Securities and Futures Commission"
LICENSED = Answer(tag="licensed", sentence="Licensed.", confirmed=True)


def warned(listed: str, removed: str = "", *, confirmed: bool = True) -> Warned:
    """Return a warning by the SFC."""
    return Warned(listed, removed, SFC, confirmed)


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: f"{case.tag} {case.on}")
def test_a_warning_is_told_as_written_by_hand(case: policy_cases.Warned) -> None:
    warning = warned(case.listed, case.removed)

    possible = may_be(warning, date.fromisoformat(case.on))
    found = alert_answer(warning, "en", possible=possible)

    assert (found["tag"], found["sentence"]) == (case.tag, case.sentence)
    assert found["confirmed"] == (case.tag in {"alert", "ended"})


def test_a_warning_only_the_press_tells_of_is_told_as_such() -> None:
    warning = warned("2023-09-13", confirmed=False)

    found = alert_answer(warning, "en", possible=("alert",))

    assert found["sentence"].endswith(" Not confirmed by an official source.")
    assert not found["confirmed"]


@pytest.mark.parametrize(
    ("warnings", "tag"),
    [
        ([], "licensed"),
        ([warned("2023-09-13")], "alert"),
        ([warned("2024")], "uncertain"),
        ([warned("2024"), warned("2023-09-13")], "alert"),
        ([warned("2022", "2023")], "licensed"),
        ([warned("2022", "2024")], "uncertain"),
        ([warned("2025")], "licensed"),
    ],
)
def test_a_warning_comes_before_a_licence(warnings: list[Warned], tag: str) -> None:
    found = warning_first(LICENSED, warnings, on=date(2024, 6, 1), language="en")

    assert found["tag"] == tag


def test_a_warning_that_may_stand_is_told() -> None:
    found = warning_first(
        LICENSED, [warned("2024")], on=date(2024, 6, 1), language="en"
    )

    assert found["sentence"] == "Not certain on this day: a warning may stand."


def test_the_first_that_stands_is_found() -> None:
    warnings = [warned("2024"), warned("2023-01"), warned("2022-01")]

    assert stands(warnings, date(2024, 6, 1)) == warnings[1]
    assert stands(warnings[:1], date(2024, 6, 1)) is None
    assert may_stand(warnings[:1], date(2024, 6, 1))
    assert "alert" not in RANK
