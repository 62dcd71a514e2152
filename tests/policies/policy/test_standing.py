"""What a policy is on a day."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.policy.standing import ONE_DAY, TAGS, Facts, life, standing
from policies.policy.vocabulary import Force, PolicyType, Stage
from tests.policies.answers.policy_cases import (
    BILLS,
    KNOWN_FROM,
    POLICIES,
    Bill,
    Case,
)

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
LITERALS = st.one_of(
    st.just(""), st.sampled_from(["2020", "2021-03", "2022-05-04", "2024-02-29"])
)
FACTS = st.builds(
    Facts,
    type=st.sampled_from(PolicyType.values),
    stage=st.sampled_from(Stage.values),
    force=st.sampled_from(["", *Force.values]),
    **dict.fromkeys(
        ("announced", "consultation_to", "gazetted", "introduced", "passed",
         "effective", "expires", "concluded", "superseded_on"),
        LITERALS,
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", POLICIES, ids=lambda case: f"{case.tag} {case.on}")
def test_a_policy_is_what_its_dates_say(case: Case) -> None:
    found = standing(
        Facts(**case.columns, known_from=KNOWN_FROM), date.fromisoformat(case.on)
    )

    assert found.tag == case.tag


@pytest.mark.parametrize("case", BILLS, ids=lambda case: f"{case.tag} {case.on}")
def test_a_bill_is_what_it_was_enacted_as(case: Bill) -> None:
    bill = Facts(**case.bill)
    ordinance = Facts(**case.ordinance, known_from=KNOWN_FROM)

    found = standing(bill, date.fromisoformat(case.on), enacted_as=ordinance)

    assert found.tag == case.tag
    assert found.enacted == case.sentence.startswith("Enacted as")


@pytest.mark.parametrize(
    ("columns", "tag"),
    [
        # each stage without a day, by the first that fits: stage, then force
        ({"stage": "consultation_open"}, "proposed"),
        ({"stage": "consultation_closed"}, "concluded"),
        ({"stage": "conclusions_published"}, "concluded"),
        ({"stage": "announced_not_introduced"}, "announced"),
        ({"stage": "bill_gazetted"}, "proposed"),
        ({"stage": "bill_introduced"}, "proposed"),
        ({"stage": "passed", "force": "in_force"}, "made"),
        ({"stage": "gazetted"}, "made"),
        ({"stage": "lapsed"}, "repealed"),
        ({"stage": "withdrawn"}, "repealed"),
        ({"stage": "commenced", "force": "in_force"}, "in-force"),
        ({"stage": "issued", "force": "partially_in_force"}, "in-force"),
        ({"stage": "issued", "force": "not_in_force"}, "made"),
        ({"stage": "issued", "force": "superseded"}, "superseded"),
        ({"stage": "issued", "force": "repealed"}, "repealed"),
        ({"stage": "issued", "force": "informational"}, "statement"),
        ({"stage": "issued", "force": "stated_target"}, "statement"),
        ({"stage": "issued", "force": ""}, "uncertain"),
    ],
)
def test_without_a_day_the_stored_stage_and_force_hold(
    columns: dict[str, str], tag: str
) -> None:
    assert standing(Facts("circular", **columns), date(2024, 1, 1)).tag == tag


@pytest.mark.parametrize(
    ("columns", "on", "tag"),
    [
        ({"stage": "consultation_closed"}, "2023-02-20", "concluded"),
        ({"stage": "consultation_open"}, "2023-02-20", "proposed"),
        ({"stage": "issued"}, "2023-02-20", "proposed"),
        ({"stage": "consultation_closed"}, "2023-02-19", "none"),
    ],
)
def test_a_closing_on_no_known_day_counts_from_the_opening(
    columns: dict[str, str], on: str, tag: str
) -> None:
    paper = Facts("consultation_paper", announced="2023-02-20", **columns)

    assert standing(paper, date.fromisoformat(on)).tag == tag


def test_a_draft_under_consultation_is_proposed() -> None:
    draft = Facts("guideline", "consultation_open", announced="2023-02-20")

    assert standing(draft, date(2023, 2, 20)).tag == "proposed"


def test_the_day_of_effect_decides_though_the_stored_force_is_older() -> None:
    act = Facts("ordinance", "passed", "not_in_force", passed="2026-05-01",
                effective="2027-01-01")  # fmt: skip

    assert standing(act, date(2026, 12, 31)).tag == "made"
    assert standing(act, date(2027, 1, 1)).tag == "in-force"


def test_an_ordinance_passed_with_no_day_of_effect_waits() -> None:
    act = Facts("ordinance", "passed", "", passed="2026-05-01")

    assert standing(act, date(2030, 1, 1)).tag == "made"


def test_the_earliest_of_its_days_is_the_day_it_was_made() -> None:
    act = Facts("ordinance", "commenced", "in_force", gazetted="2025-05-30",
                passed="2025-05-21", effective="2025-08-01")  # fmt: skip

    assert standing(act, date(2025, 6, 1)).since == "2025-05-21"


def test_a_conclusion_surely_reached_is_told_before_one_that_may_be() -> None:
    paper = Facts("consultation_paper", "conclusions_published",
                  announced="2023-01-01", consultation_to="2023-02-01",
                  concluded="2023-05")  # fmt: skip

    found = standing(paper, date(2023, 5, 15))

    assert (found.tag, found.code) == ("concluded", "closed")


def test_every_step_has_a_tag() -> None:
    every = product(PolicyType.values, Stage.values, ["", *Force.values])

    codes = {step.what.code for facts in every for step in life(Facts(*facts))}

    assert codes < TAGS.keys()


@given(FACTS, DAYS)
def test_every_policy_is_something_on_every_day(facts: Facts, on: date) -> None:
    found = standing(facts, on)

    assert found.tag in {"none", "uncertain", *TAGS.values()}
    assert found.tag != "in-force" or found.possible == ("in-force",)


@given(FACTS, DAYS)
def test_what_has_no_day_is_never_green_before_it_was_recorded(
    facts: Facts, on: date
) -> None:
    undated = Facts(facts.type, facts.stage, facts.force, known_from=on + ONE_DAY)

    assert standing(undated, on).tag == "uncertain"


@given(FACTS, DAYS)
def test_what_is_superseded_for_sure_is_never_in_force(facts: Facts, on: date) -> None:
    if facts.superseded_on and facts.superseded_on < str(on.year):
        assert standing(facts, on).tag in {"superseded", "repealed"}
