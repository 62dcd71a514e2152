"""The panel that answers first."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    an_official_list,
    revise,
)
from tests.registry.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def panel_of(page: Page) -> str:
    """Return the words of the panel."""
    return page.text.partition("Answer for")[2].partition("Facts and sources")[0]


def a_platform(**fields: Any) -> None:
    """Publish a platform with a licence."""
    licensed = {"position": 1, "status": "licensed", "effective": "2020-12-15",
                "client_scope": "professional_only"}  # fmt: skip
    retail = {"position": 2, "status": "condition_varied", "effective": "2023-08-03",
              "client_scope": "retail_and_professional"}  # fmt: skip
    a_licence(
        exchanges=[an_exchange(name_en="Platform")],
        holder=an_entity(),
        status_events=[licensed, retail],
        **fields,
    )


def test_a_platform_stands_with_five_facts() -> None:
    sfc = a_regulator(name_en="The Commission")
    a_platform(regulator=sfc)

    found = read("/en/exchanges/platform?true_on=2024")

    words = panel_of(found)
    for fact in (
        "Licensed since 15 Dec 2020",
        "Retail permitted since 3 Aug 2023",
        "Regulator The Commission",
        "Alert list No warning on record",
        "Evidence 1 source, 1 official",
    ):
        assert fact in words
    assert found.links["The Commission"].startswith("/en/")


def test_a_policy_stands_with_its_weight_force_days_and_whom_it_binds() -> None:
    a_policy(
        title_en="A rule",
        weight="law",
        force="in_force",
        issuers=[a_regulator(name_en="The Commission")],
        announced="2023-02-01",
        effective="2023-06-01",
        binds=["vatp"],
    )

    words = panel_of(read("/en/policies/a-rule"))

    for fact in (
        "Weight Law",
        "Legal force In force",
        "The Commission",
        "Announced 1 Feb 2023",
        "Effective 1 Jun 2023",
        "Whom it binds",
    ):
        assert fact in words


def test_other_records_stand_with_their_summary() -> None:
    a_regulator(name_en="The Commission", short_name_en="TC")

    assert "TC" in panel_of(read("/en/regulators/the-commission"))


def test_a_source_is_no_evidence_of_itself() -> None:
    a_source(title="The paper")

    assert "Evidence" not in panel_of(read("/en/sources/the-paper"))


@pytest.mark.parametrize(
    ("publisher", "mark"),
    [("press", "[sources disagree]"), ("company", "[disputed by the firm]")],
)
def test_a_contradiction_is_told_with_the_evidence(publisher: str, mark: str) -> None:
    against = a_source(title="Against it", publisher_kind=publisher)
    cited = {"fields": ["type"], "source": against, "stance": "contradicts"}
    a_policy(title_en="A circular", citations=[cited])

    words = panel_of(read("/en/policies/a-circular"))

    assert "2 sources, 1 official" in words
    assert mark.strip("[]") in words


def test_the_lists_looked_in_stand_below_with_what_they_held() -> None:
    check = {"checked_on": "2024-05-29", "time": "17:00", "result": "13 platforms."}
    an_official_list(
        name_en="The list", shows="licensed", regimes=["vatp"], checks=[check]
    )
    a_platform()

    before = read("/en/exchanges/platform?true_on=2024-05-31")
    after = read("/en/exchanges/platform?true_on=2024-12-31")

    words = "Looked in on 29 May 2024, 17:00 HKT: The list . It held: 13 platforms."
    assert words in panel_of(before)
    assert "next check overdue" not in before.text
    assert "next check overdue" in panel_of(after)
    assert "We cannot say for today: the last day we can speak for is" in after.text


def test_a_result_is_marked_with_its_language() -> None:
    check = {"checked_on": "2024-05-29", "result": "13 platforms."}
    an_official_list(name_en="The list", regimes=["vatp"], checks=[check])
    a_platform()

    found = read("/zh-hant/exchanges/platform")

    assert found.languages["13 platforms."] == "en"
    assert found.languages["The list"] == "en"


def test_what_comes_next_and_what_came_later_is_told() -> None:
    early = datetime(2022, 1, 1, tzinfo=UTC)
    source = a_source(at=early)
    rules = {"announced": "2022-05-23", "effective": "2023-06-01"}
    policy = a_policy(title_en="Rules", source=source, at=early, **rules)
    for _time in range(2):
        policy = revise(policy, note=f"Amended {_time}.")

    found = panel_of(read("/en/policies/rules?true_on=2023-01-01"))
    today = panel_of(read("/en/policies/rules"))

    assert "Next date on record: 1 Jun 2023." in found
    assert "This record changed 2 times after that day." in found
    assert "Next date" not in today
    assert "after that day" not in today


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(
    "address",
    ["exchanges/osl", "exchanges/jpex", "policies/sfc-vatp-gl-2023?true_on=2025-11"],
)
def test_the_panels_of_the_data_set_are_drawn(address: str) -> None:
    assert "Evidence" in panel_of(read(f"/en/{address}"))


def test_who_operates_a_platform_stands_under_its_name_with_a_link() -> None:
    operators = [{"entity": an_entity(name_en=name)} for name in ("One", "Two")]
    an_exchange(name_en="Platform", operators=operators)

    found = read("/en/exchanges/platform")

    head = found.html.partition("</h1>")[2].partition('aria-label="Answer"')[0]
    assert head.count('<p class="head-fact">Operated by ') == 1
    assert 'href="/en/entities/one"' in head
    assert 'href="/en/entities/two"' in head


def test_a_past_day_is_told_of_no_look_that_came_later() -> None:
    checks = [{"checked_on": "2024-05-29", "result": "13 platforms."}]
    an_official_list(
        name_en="The list", shows="licensed", regimes=["vatp"], checks=checks
    )
    a_platform()

    assert "It held:" in panel_of(read("/en/exchanges/platform?true_on=2024-05-29"))
    assert "It held:" not in read("/en/exchanges/platform?true_on=2024-05-28").text
