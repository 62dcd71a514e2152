"""The sentences of policies, against the hand-written table."""

from datetime import date

import pytest

from policies.answers.policy_words import SENTENCES, policy_answer
from policies.policy.standing import TAGS, Facts, standing
from tests.policies.answers.policy_cases import (
    BILLS,
    KNOWN_FROM,
    POLICIES,
    Bill,
    Case,
)


@pytest.mark.parametrize("case", POLICIES, ids=lambda case: f"{case.tag} {case.on}")
def test_a_policy_is_told_as_written_by_hand(case: Case) -> None:
    now = standing(
        Facts(**case.columns, known_from=KNOWN_FROM), date.fromisoformat(case.on)
    )

    found = policy_answer(now, "en", confirmed=True)

    assert (found["tag"], found["sentence"]) == (case.tag, case.sentence)
    assert found["confirmed"] == (case.tag not in {"none", "uncertain"})


@pytest.mark.parametrize("case", BILLS, ids=lambda case: f"{case.tag} {case.on}")
def test_a_bill_names_what_it_became(case: Bill) -> None:
    bill = Facts(**case.bill)
    ordinance = Facts(**case.ordinance, known_from=KNOWN_FROM)
    now = standing(bill, date.fromisoformat(case.on), enacted_as=ordinance)

    found = policy_answer(now, "en", confirmed=True, enacted_as="the Ordinance")

    assert (found["tag"], found["sentence"]) == (case.tag, case.sentence)


def test_every_tag_is_in_the_hand_written_table() -> None:
    tags = {case.tag for case in (*POLICIES, *BILLS)}

    assert tags == {*TAGS.values(), "none"}
    assert SENTENCES.keys() == TAGS.keys()


def test_what_no_official_source_says_is_told_as_such() -> None:
    now = standing(Facts("circular", "issued", "in_force", "2023"), date(2024, 1, 1))

    found = policy_answer(now, "en", confirmed=False)

    assert found["sentence"].endswith(" Not confirmed by an official source.")
    assert not found["confirmed"]


def test_where_nothing_is_on_record_nothing_is_doubted() -> None:
    now = standing(Facts("circular", "issued", "in_force", "2023"), date(2022, 1, 1))

    found = policy_answer(now, "en", confirmed=False)

    assert found["sentence"] == "No record of it on this day."
