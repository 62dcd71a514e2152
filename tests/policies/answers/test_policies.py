"""The answers of policies, from the live register."""

from datetime import UTC, date, datetime, timedelta

import pytest

from policies.answers.policies import policy_answers
from policies.models import Policy
from registry.records.kinds import Answer
from tests.makers import a_policy, a_source, revise
from tests.policies.answers.saying import said

pytestmark = pytest.mark.django_db


def answer(policy: Policy, on: date, language: str = "en") -> Answer:
    """Return the answer of a policy."""
    return policy_answers([policy.public_id], on=on, language=language)[
        policy.public_id
    ]


def test_a_policy_tells_since_when_it_is_in_force() -> None:
    policy = a_policy(force="in_force", announced="2023-05-23", effective="2023-06-01")

    assert answer(policy, date(2023, 5, 31))["tag"] == "made"
    assert said(answer(policy, date(2023, 6, 1))) == {
        "tag": "in-force",
        "sentence": "In force in Hong Kong since 1 Jun 2023.",
        "confirmed": True,
    }


def test_a_policy_only_the_press_tells_of_is_not_confirmed() -> None:
    policy = a_policy(force="in_force", effective="2023-06-01",
                      source=a_source(publisher_kind="press"))  # fmt: skip

    found = answer(policy, date(2024, 1, 1))

    assert not found["confirmed"]
    assert found["sentence"].endswith(" Not confirmed by an official source.")


def test_a_bill_answers_as_what_it_was_enacted_as() -> None:
    act = a_policy(type="ordinance", stage="commenced", force="in_force",
                   title_en="The Ordinance", title_zh_hant="條例",
                   passed="2022-12-07", effective="2023-06-01")  # fmt: skip
    enacted = {"relation": "enacted_as", "to_policy": act}
    bill = a_policy(type="bill", stage="passed", force="not_in_force",
                    passed="2022-12-07", relations=[enacted],
                    source=a_source(publisher_kind="press"))  # fmt: skip

    found = answer(bill, date(2024, 1, 1))

    assert (found["tag"], found["confirmed"]) == ("in-force", True)
    assert found["sentence"].startswith("Enacted as The Ordinance. In force")
    assert "條例" in answer(bill, date(2024, 1, 1), "zh-hant")["sentence"]


def test_another_relation_makes_no_law_of_a_bill() -> None:
    act = a_policy(force="in_force", effective="2023-06-01")
    bill = a_policy(type="bill", stage="bill_introduced", introduced="2023-01-01",
                    relations=[{"relation": "amends", "to_policy": act}])  # fmt: skip

    assert answer(bill, date(2024, 1, 1))["tag"] == "proposed"


def test_what_has_no_day_is_certain_from_the_day_it_was_recorded() -> None:
    recorded = datetime(2026, 3, 1, 20, tzinfo=UTC)  # 2 March in Hong Kong
    source = a_source(publisher_kind="gazette", at=recorded)
    act = a_policy(type="ordinance", stage="commenced", force="in_force",
                   source=source, at=recorded)  # fmt: skip
    revise(act, at=recorded + timedelta(days=9), title_en="The Ordinance")

    assert said(answer(act, date(2026, 3, 1))) == {
        "tag": "uncertain",
        "sentence": (
            "Not certain on this day. No day is on record: it is certain only from"
            " 2 Mar 2026, when the register recorded it."
        ),
        "confirmed": False,
    }
    assert answer(act, date(2026, 3, 2))["tag"] == "in-force"


def test_its_own_days_and_those_of_its_requirements_come_next() -> None:
    rule = {"valid_from": "2023-06-01", "valid_to": "2025-11-02"}
    policy = a_policy(force="in_force", announced="2023-05-23", effective="2023-06-01",
                      requirements=[rule], expires="2027")  # fmt: skip

    days = (date(2023, 5, 23), date(2023, 6, 1), date(2025, 11, 2), date(2027, 1, 1))
    found = [answer(policy, on)["next_change"] for on in days]

    assert found == ["2023-06-01", "2025-11-02", "2027", None]
