"""The home page."""

import pytest
from django.test import Client

from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    an_entity,
    an_exchange,
    an_official_list,
)
from tests.query_counts import agreed, cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def licensed(name: str) -> None:
    a_licence(
        exchanges=[an_exchange(name_en=name)],
        holder=an_entity(name_en=f"{name} Limited"),
        status_events=[{"status": "licensed", "effective": "2020-12-15"}],
    )


def a_list() -> None:
    look = {"checked_on": "2024-06-01", "result": "1 platform.", "entries_count": 1}
    an_official_list(
        name_en="The list", shows="licensed", regimes=["vatp"], checks=[look]
    )


def panel(address: str) -> str:
    """Return the panel beside the question."""
    html = read(address).html
    return html.split('<section class="panel platforms"')[1].split("</section>")[0]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_the_page_asks_the_question_in_every_language(language: str) -> None:
    found = read(f"/{language}/")

    assert found.html.count("<h1") == 1
    assert f'action="/{language}/check"' in found.html


def test_the_platforms_the_list_shows_are_counted_and_named() -> None:
    licensed("Platform")
    an_exchange(name_en="Another")
    a_list()

    found = read("/en/?true_on=2024-06-01")

    assert "list of 1 Jun 2024 shows 1 platform" in found.text
    assert "1 confirmed here from official text" in found.text
    assert found.links["Platform"].endswith("/on/2024-06-01/exchanges/platform")
    assert "Another" not in panel("/en/?true_on=2024-06-01")


def test_each_licensed_platform_says_since_when() -> None:
    licensed("Platform")

    assert "since 15 Dec 2020" in read("/en/").text


def test_a_past_day_is_never_called_today() -> None:
    licensed("Platform")

    assert "1 platform licensed on 15 Dec 2020" in (
        read("/en/?true_on=2020-12-15").text
    )


def test_once_the_list_is_overdue_the_page_says_so() -> None:
    licensed("Platform")
    a_list()

    found = read("/en/?true_on=2024-07-01")

    assert "We cannot say for 1 Jul 2024" in found.text
    assert "overdue" in found.text


def test_a_platform_that_only_the_press_calls_licensed_is_never_counted() -> None:
    press = a_source(title="The paper", publisher_kind="press")
    a_licence(
        exchanges=[an_exchange(name_en="Platform")],
        status_events=[{"status": "licensed", "effective": "2024-10-03"}],
        source=press,
    )

    found = read("/en/")

    assert "0 platforms licensed on" in found.text
    assert "0 confirmed here from official text, 1 reported." in found.text


def test_many_of_one_status_lead_to_the_list_of_them_all() -> None:
    for number in range(9):
        a_licence(
            exchanges=[an_exchange(name_en=f"Applicant {number}")],
            status_events=[{"status": "submitted", "effective": "2024-01-01"}],
        )
    licensed("Platform")

    assert read("/en/").links["all 9"] == "/en/exchanges?status=applied"
    assert "Applicant 8" not in panel("/en/")


def test_the_four_questions_have_a_page_each(client: Client) -> None:
    questions = read("/en/").html.split('<ul class="questions">')[1].split("</ul>")[0]
    found = [part.split('"')[0] for part in questions.split('href="')[1:]]

    assert len(found) == 4
    for address in found:
        assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_the_official_lists_say_when_they_were_looked_in() -> None:
    a_list()

    found = read("/en/")

    assert found.links["The list"] == "/en/official-lists/the-list"
    assert "1 Jun 2024" in found.text


def test_the_latest_changes_are_told() -> None:
    a_policy(title_en="The oldest")
    for name in ("first", "second", "third"):
        a_policy(title_en=f"The {name}")

    found = read("/en/")

    assert {"The first", "The second", "The third"} <= found.links.keys()
    assert "The oldest" not in found.links


def test_an_empty_register_has_a_home_too() -> None:
    assert "nothing published yet" in read("/en/").text


def test_it_costs_what_was_agreed_however_much_is_published(client: Client) -> None:
    licensed("First")
    few = cost(client, "/en/")
    licensed("Second")

    many = cost(client, "/en/")

    assert {few, many} == {agreed("page home")}
