"""The frame of every page."""

import re

import pytest
from django.test import Client

from registry.pages.frame import exists
from registry.records.kinds import kinds
from tests.makers import a_policy
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
PAGES = ["", "check", "changes", "policies", "policies/a-circular", "nothing"]
HTML = {"en": "en", "zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans"}


@pytest.mark.parametrize("language", HTML)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_its_language_and_leads_to_the_others(
    client: Client, page: str, language: str
) -> None:
    a_policy(title_en="A circular")

    html = client.get(f"/{language}/{page}?true_on=2023").content.decode()

    assert f'<html lang="{HTML[language]}">' in html
    for other, lang in HTML.items():
        assert f'href="/{other}/{page}?true_on=2023" lang="{lang}"' in html


def test_an_instant_is_told_to_machines_as_html_asks() -> None:
    a_policy()

    instants = re.findall(r'datetime="([^"]+T[^"]+)"', read("/en/changes").html)

    assert instants
    for instant in instants:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0800", instant)


def test_another_day_keeps_what_else_was_asked() -> None:
    html = read("/en/policies?status=in-force&true_on=2023&page=1").html
    form = html.split('method="get" action="/en/policies">')[1].split("</form>")[0]

    assert '<input type="hidden" name="status" value="in-force">' in form
    assert form.count("<input") == 3  # the day and the status


def test_the_navigation_marks_where_the_reader_is() -> None:
    a_policy(title_en="A circular")

    html = read("/en/policies/a-circular").html

    assert '<a href="/en/policies" aria-current="page">Rules</a>' in html
    assert html.count('aria-current="page"') == 2  # and the last crumb


def test_the_menu_leads_from_platforms_to_what_the_register_is() -> None:
    html = read("/en/").html
    menu = html.split('<ul class="navigation">')[1].split("</ul>")[0]
    found = re.findall(r'href="([^"]+)"', menu)

    assert found[:3] == ["/en/exchanges", "/en/policies", "/en/regulators"]
    assert "/en/changes" in found
    assert found[-1] == "/en/about"


def test_the_footer_tells_how_to_follow_reuse_and_trust() -> None:
    text = read("/en/").text.rpartition("Every value links to its source.")[2]

    places = [text.index(title) for title in ("Follow", "Reuse", "Trust")]
    assert places == sorted(places)


def test_the_footer_offers_the_calendar_in_the_readers_language() -> None:
    found = read("/zh-hant/")

    assert found.links["未來事項日曆"] == "/coming.ics?lang=zh-hant"


def test_every_kind_can_be_reached_from_every_page() -> None:
    links = read("/en/changes").links.values()

    assert {f"/en/{kind.slug}" for kind in kinds()} <= set(links)


@pytest.mark.parametrize("language", HTML)
def test_the_frame_names_only_pages_that_exist(client: Client, language: str) -> None:
    links = set(read(f"/{language}/").links.values())

    broken = [link for link in links if client.get(link).status_code >= 400]

    assert not broken


def test_the_date_bar_says_the_day_and_the_latest_change() -> None:
    made = a_policy()

    found = read("/en/")

    assert f"no. {made.seq}" in found.links
    assert "Register as at" in found.text


def test_a_page_of_the_past_leads_to_the_latest_change_there_is() -> None:
    a_policy()
    made = a_policy()

    found = read("/en/at/1/on/2023-05-15/")

    assert found.links[f"no. {made.seq}"] == f"/en/changes/{made.seq}"


def test_a_day_asked_for_stays_in_its_field() -> None:
    html = read("/en/policies?true_on=2023-05").html

    assert 'name="true_on"' in html
    assert 'value="2023-05"' in html


def test_a_future_day_warns_that_things_may_change() -> None:
    assert "Anything may still change." in read("/en/?true_on=2099").text


def test_only_addresses_of_the_register_exist() -> None:
    assert exists("/en/changes")
    assert not exists("/en/no-such-page")
