"""Whether an answer speaks for its day."""

from dataclasses import replace
from datetime import date

import pytest

from policies.answers.checks import Checks
from policies.answers.staleness import lists_of, only_to, spoken_to
from registry.records.kinds import Said
from tests.looked_lists import LIST, MAY_29

APPLICANTS = replace(
    LIST, shows="applicants", newest=replace(MAY_29, day=date(2024, 6, 3))
)
LATE = date(2026, 11, 22)


def test_a_list_bears_on_its_regimes() -> None:
    other = replace(LIST, regimes=("stablecoin_issuer",))

    assert lists_of([LIST, other], ["vatp"]) == (LIST,)
    assert lists_of([LIST, other], ["vatp", "stablecoin_issuer"]) == (LIST, other)
    assert lists_of([LIST], []) == ()


def test_an_answer_speaks_to_the_check_of_the_list_it_needs() -> None:
    lists = Checks(LATE, (LIST, APPLICANTS))

    assert spoken_to(lists, ["licensed"]) == date(2026, 5, 29)
    assert spoken_to(lists, ["applied", "none"]) == date(2024, 6, 3)
    assert spoken_to(lists, ["applied"], known_to=date(2024, 12, 18)) == date(
        2024, 12, 18
    )
    assert spoken_to(lists, ["returned"]) is None
    assert spoken_to(Checks(date(2026, 6, 5), (LIST,)), ["licensed"]) is None


def test_what_no_list_speaks_for_is_said_of_its_last_day_and_is_not_certain() -> None:
    said = Said(tag="licensed", sentence="Licensed.", confirmed=True)

    assert only_to(said, date(2026, 5, 29), language="en") == {
        "tag": "uncertain",
        "sentence": (
            "We cannot say for today: the last day we can speak for is 29 May 2026."
            " What the register holds: Licensed."
        ),
        "confirmed": False,
        "spoken_to": "2026-05-29",
    }


@pytest.mark.parametrize("tag", ["alert", "revoked", "suspended"])
def test_a_warning_stays_whoever_looked_last(tag: str) -> None:
    said = Said(tag=tag, sentence="Beware.", confirmed=True)

    found = only_to(said, date(2026, 5, 29), language="en")

    assert (found["tag"], found["confirmed"]) == (tag, True)
    assert found["sentence"].startswith("We cannot say for today:")
