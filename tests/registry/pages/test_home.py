"""The home page."""

import pytest
from django.test import Client

from tests.makers import a_licence, a_policy, a_source, an_entity, an_exchange
from tests.query_counts import agreed, cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def licensed(name: str) -> None:
    a_licence(
        exchanges=[an_exchange(name_en=name)],
        holder=an_entity(name_en=f"{name} Limited"),
        status_events=[{"status": "licensed", "effective": "2020-12-15"}],
    )


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_the_page_asks_the_question_in_every_language(language: str) -> None:
    found = read(f"/{language}/")

    assert found.html.count("<h1") == 1
    assert f'action="/{language}/check"' in found.html


def test_the_licensed_platforms_are_counted_and_named() -> None:
    licensed("Platform")
    an_exchange(name_en="Another")

    found = read("/en/")

    assert "1 platform is licensed today" in found.text
    assert found.links["Platform"] == "/en/exchanges/platform"


def test_a_past_day_is_never_called_today() -> None:
    licensed("Platform")

    found = read("/en/?true_on=2020-12-15")

    assert "Licensed: 1 (15 Dec 2020)" in found.text
    assert "platform is licensed today" not in found.text
    assert found.links["Platform"] == "/en/at/5/on/2020-12-15/exchanges/platform"


def test_a_platform_that_only_the_press_calls_licensed_is_never_counted() -> None:
    press = a_source(title="The paper", publisher_kind="press")
    a_licence(
        exchanges=[an_exchange(name_en="Platform")],
        status_events=[{"status": "licensed", "effective": "2024-10-03"}],
        source=press,
    )

    found = read("/en/")

    assert "0 platforms are licensed today" in found.text
    assert "1 more is reported as licensed" in found.text


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
