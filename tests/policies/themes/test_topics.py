"""The topics."""

from datetime import date

import pytest

from policies.policy.vocabulary import AppliesTo
from policies.themes.topics import TOPIC_PAGES, TOPICS
from registry.records.themes import Theme

TODAY = date(2026, 11, 22)


def shown(name: str, on: date = TODAY) -> Theme:
    return TOPIC_PAGES[name].build(on, language="en", chosen="")


def said(theme: Theme) -> str:
    return " ".join(words.text for words in theme.answer)


def test_whoever_a_rule_may_bind_has_one_topic() -> None:
    bound = [whom for topic in TOPICS for whom in topic.binds]

    assert sorted(bound) == sorted(AppliesTo.values)


@pytest.mark.usefixtures("hong_kong")
def test_stablecoins_are_answered_with_what_is_prohibited() -> None:
    found = shown("topics/stablecoins")

    assert said(found) == (
        "Issuing a stablecoin in Hong Kong needs a licence since 1 Aug 2025;"
        " licensed issuers on 22 Nov 2026: 2."
        " Prohibited: algorithmic or arbitrage stablecoins."
    )
    assert [label for label, _cell in found.facts] == [
        "Retail",
        "All professional classes",
        "All clients",
    ]


@pytest.mark.usefixtures("hong_kong")
def test_on_an_earlier_day_only_what_then_applied_is_in_the_grid() -> None:
    found = shown("topics/stablecoins", date(2023, 5, 15))
    issuing, offering, later = found.sections

    assert len(issuing.rows) == 1
    assert offering.rows == ()
    assert later.title == "5 more rules on record do not apply on this day"


@pytest.mark.usefixtures("hong_kong")
def test_a_topic_without_a_licence_counts_its_rules() -> None:
    assert said(shown("topics/funds")) == (
        "1 rule on record applies on 22 Nov 2026; 0 names retail investors."
    )


@pytest.mark.usefixtures("hong_kong")
def test_every_topic_is_led_to_with_its_answer() -> None:
    (section,) = shown("topics").sections

    assert [row.head.cells[0].page for row in section.rows] == [
        topic.page for topic in TOPICS
    ]
    assert "needs a licence" in section.rows[0].fields[0].cells[0].words[0].text
