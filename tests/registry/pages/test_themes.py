"""Pages about a theme."""

import pytest
from django.test import Client

from registry.records.kinds import catalogue
from tests.makers import a_licence, a_policy, an_entity, an_exchange
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def an_application() -> None:
    event = {"position": 1, "status": "withdrawn", "effective": "2024-02-07"}
    a_licence(
        holder=an_entity(name_en="Applicant Limited"),
        exchanges=[an_exchange(name_en="Platform")],
        status_events=[event],
    )


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("name", catalogue().themes.pages)
def test_every_theme_has_a_page_in_every_language(name: str, language: str) -> None:
    found = read(f"/{language}/{name}")

    assert found.html.count("<h1") == 1


def test_a_row_leads_to_its_record_and_its_source() -> None:
    an_application()

    found = read("/en/applications")

    assert found.links["Platform"].startswith("/en/licences/")
    assert found.links["A publisher"].startswith("/en/sources/")
    assert "Application withdrawn" in found.text


def test_a_page_can_be_narrowed_and_widened_again() -> None:
    an_application()

    found = read("/en/applications?outcome=refused")

    assert "No application between" in found.text
    assert found.links["Show all"] == "/en/applications"


def test_a_value_that_is_none_of_the_choices_is_refused() -> None:
    assert (
        "Give one of these: licensed"
        in read("/en/applications?outcome=lost", status=400).text
    )


def test_an_unknown_parameter_is_left_aside_with_a_word() -> None:
    found = read("/en/coming?utm_source=x&outcome=refused")

    assert "left aside: outcome, utm_source" in found.text


def test_a_theme_is_read_on_the_day_asked_and_its_links_keep_it() -> None:
    an_application()

    assert "0 applications are on record by 1 Jan 2024" in (
        read("/en/applications?true_on=2024-01-01").text
    )
    links = read("/en/applications?true_on=2024-03-01").links
    assert "/on/2024-03-01/licences/" in links["Platform"]


def test_a_topic_stands_below_the_topics() -> None:
    assert read("/en/topics/funds").links["Topics"] == "/en/topics"


def test_rules_say_their_language(client: Client) -> None:
    row = {"subject": "cold storage", "rule": "Keep it there.", "valid_from": "2023"}
    a_policy(force="in_force", effective="2023", requirements=[row])

    html = client.get("/zh-hant/topics/trading-platforms").content.decode()

    assert '<span lang="en">Keep it there.</span>' in html


def test_an_address_with_a_slash_leads_to_the_page() -> None:
    assert Client().get("/en/topics/").headers["Location"] == "/en/topics"
