"""The page of the timeline."""

import pytest
from django.test import Client

from tests.makers import a_regulator, an_event
from tests.query_counts import agreed, cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
DAYS = "from=2023-01&to=2023-12"


def events(count: int) -> None:
    for day in range(1, count + 1):
        an_event(title_en=f"Event {day}", date_from=f"2023-0{1 + day // 28}-11")


def test_its_finding_is_its_title_and_its_table_stands_below() -> None:
    an_event(title_en="A list", date_from="2023-09-29")

    found = read(f"/en/timeline?{DAYS}")

    assert found.html.count("<h1") == 1
    assert "Jan 2023 to Dec 2023: 0 rules start" in found.text
    assert found.links["A list"] == "/en/events/a-list"
    assert "1 item, newest first" in found.text


def test_links_of_a_dated_timeline_keep_the_times() -> None:
    an_event(title_en="A list", date_from="2023-09-29")

    found = read(f"/en/timeline?{DAYS}&true_on=2023-10-01")

    assert "/on/2023-10-01/events/a-list" in found.links["A list"]
    assert '<input type="hidden" name="true_on" value="2023-10-01">' in found.html


def test_one_leads_on_to_earlier_and_later_days_and_to_all() -> None:
    an_event(date_from="2019-11-06")

    found = read(f"/en/timeline?{DAYS}")

    assert found.links["Earlier"] == "/en/timeline?from=2022-01-01&to=2022-12-31"
    assert found.links["Later"] == "/en/timeline?from=2024-01-01&to=2024-12-30"
    assert "from=2019-01-01" in found.links["All years"]


def test_one_actor_can_be_chosen_and_stays_chosen() -> None:
    an_event(title_en="Ours", regulator=a_regulator(slug="sfc", short_name_en="SFC"))
    an_event(title_en="Theirs")

    found = read("/en/timeline?from=2023&actor=sfc")

    assert "Ours" in found.links
    assert "Theirs" not in found.links
    assert '<option value="sfc" selected>SFC' in found.html


@pytest.mark.parametrize("query", ["actor=nobody", "from=soon", "page=9", "to=2023-13"])
def test_what_means_nothing_is_refused_with_its_field_refilled(query: str) -> None:
    an_event()
    name, value = query.split("=")

    found = read(f"/en/timeline?{query}", status=400)

    assert f'name="{name}"' in found.html
    assert f'value="{value}"' in found.html


def test_what_is_not_known_is_left_aside_with_a_note() -> None:
    an_event()

    assert "utm_source" in read("/en/timeline?utm_source=x").text


def test_days_without_anything_say_so() -> None:
    an_event(date_from="2023-09-29")

    assert "Nothing on record in these days." in read("/en/timeline?to=2019").text


def test_an_empty_register_has_a_timeline_too() -> None:
    assert "Nothing on record." in read("/en/timeline").text


def test_a_long_table_goes_on_and_the_picture_stays_whole() -> None:
    events(62)

    first, second = (read(f"/en/timeline?{DAYS}&page={at}") for at in (1, 2))

    assert "62 items, newest first" in first.text
    assert first.links["Next page"].endswith("page=2&to=2023-12")
    assert "Next page" not in second.links
    assert "Previous page" in second.links


def test_it_costs_what_was_agreed_however_much_happened(client: Client) -> None:
    events(1)
    few = cost(client, f"/en/timeline?{DAYS}")
    events(3)

    assert {few, cost(client, f"/en/timeline?{DAYS}")} == {agreed("page timeline")}
