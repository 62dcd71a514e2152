"""The list of a kind."""

import pytest
from django.test import Client

from registry.pages.lists import NAME, NEWEST, NUMBER, orders
from registry.records.kinds import kind_by_slug, kinds
from tests.makers import (
    MAKERS,
    a_policy,
    a_regulator,
    an_alert,
    an_event,
    an_official_list,
)
from tests.query_counts import agreed, cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("slug", SLUGS)
def test_every_kind_has_a_list_in_every_language(slug: str, language: str) -> None:
    made = MAKERS[slug]()

    found = read(f"/{language}/{slug}")

    assert f'href="/{language}/{slug}/{made.slug}"' in found.html
    assert found.html.count("<h1") == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_costs_what_was_agreed_however_long(client: Client, slug: str) -> None:
    MAKERS[slug]()
    few = cost(client, f"/en/{slug}")
    for _more in range(3):
        MAKERS[slug]()

    many = cost(client, f"/en/{slug}")

    assert {few, many} == {agreed(f"page {slug} list")}


def test_an_empty_list_says_so() -> None:
    found = read("/en/alerts")

    assert "0 on record." in found.text
    assert "No record fits these filters." in found.text


def test_a_filter_leaves_what_fits_and_can_be_taken_off() -> None:
    a_policy(title_en="The bill", type="bill")
    a_policy(title_en="The circular")

    found = read("/en/policies?type=bill")

    assert "The bill" in found.links
    assert "The circular" not in found.links
    assert "1 of 2 on record." in found.text
    assert found.links["Type: Bill"] == "/en/policies"


def test_a_status_is_a_filter_where_records_have_one() -> None:
    a_policy(title_en="Live", force="in_force")
    a_policy(title_en="Dead", force="superseded")

    found = read("/en/policies?status=superseded")

    assert "Dead" in found.links
    assert "Live" not in found.links


@pytest.mark.parametrize(
    "query", ["type=sonnet", "status=green", "sort=colour", "page=9", "true_on=soon"]
)
def test_a_bad_value_is_answered_with_its_field_refilled(query: str) -> None:
    name, _equals, value = query.partition("=")

    found = read(f"/en/policies?{query}", status=400)

    assert f'name="{name}" value="{value}"' in found.html


def test_an_unknown_parameter_is_left_aside_with_a_note() -> None:
    a_policy(title_en="The bill")

    found = read("/en/policies?utm_source=mail")

    assert "The bill" in found.links
    assert (
        "Parameters that mean nothing here were left aside: utm_source." in found.text
    )


def test_the_newest_stand_first_and_what_has_no_date_last() -> None:
    an_event(title_en="Old", date_from="2019")
    an_event(title_en="New", date_from="2023-05")

    newest, by_name = read("/en/events").text, read("/en/events?sort=name").text

    assert newest.index("New") < newest.index("Old")
    assert by_name.index("New") < by_name.index("Old")


def test_a_list_is_sorted_by_what_its_kind_has() -> None:
    assert list(orders(kind_by_slug()["policies"])) == [NEWEST, NAME, NUMBER]
    assert list(orders(kind_by_slug()["entities"])) == [NAME, NUMBER]
    assert list(orders(kind_by_slug()["licences"])) == [NUMBER]


def test_names_are_in_the_readers_language_with_a_mark_where_none_is_official() -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")
    a_regulator(name_en="Customs")

    found = read("/zh-hant/regulators")

    assert found.languages["金融管理局"] == "zh-Hant-HK"
    assert found.languages["Customs"] == "en"


def test_on_a_past_day_a_list_says_which() -> None:
    found = read("/en/policies?true_on=2023-05")

    assert "You are viewing 31 May 2023" in found.text
    assert found.links["Go to today"] == "/en/policies"
    assert '<meta name="robots" content="noindex">' in found.html


def test_rules_are_counted_in_a_sentence_and_alerts_explained() -> None:
    a_policy(force="in_force", effective="2023-06-01")
    an_alert()

    assert "1 rule is in force on" in read("/en/policies").text
    alerts = read("/en/alerts")
    assert "A listing is the authority’s own warning" in alerts.text
    assert 'action="/en/check"' in alerts.html


def test_an_empty_list_names_the_official_lists_and_when_we_looked() -> None:
    look = {"checked_on": "2024-06-01", "result": "Looked."}
    an_official_list(name_en="The list", checks=[look])

    found = read("/en/exchanges?true_on=2024-06-03")

    assert "The list: looked in 1 Jun 2024" in found.text


@pytest.mark.usefixtures("hong_kong")
def test_what_no_list_speaks_for_any_more_leads_to_the_day_it_did() -> None:
    today = read("/en/exchanges?status=licensed&true_on=2026-11-23")
    then = today.links["See the list as at 29 May 2026"]

    assert "0 of 31 on record." in today.text
    assert "Status: Licensed" in today.text  # and can be taken off
    assert "the official lists were last looked in on 29 May 2026" in today.text
    assert then == "/en/exchanges?status=licensed&true_on=2026-05-29"
    assert "6 of 31 on record." in read(then).text
    assert "last looked in" not in read("/en/policies").text


def test_statuses_alone_are_counted_above_a_list() -> None:
    for title in ("One", "Other"):
        parent = MAKERS["entities"](name_en=title)
        MAKERS["entities"](parent=parent)

    found = read("/en/entities")

    assert 'href="/en/entities?parent=' in found.html
    assert 'class="counts dots"' not in found.html
