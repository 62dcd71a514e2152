"""What differs in the world between two days."""

import csv
from io import StringIO

import pytest
from django.test import Client

from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    an_exchange,
    an_official_list,
    revise,
)
from tests.query_counts import cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
DAYS = "from=2023-05-31&to=2023-06-01"


def a_rule(**fields: object) -> object:
    usual = {"title_en": "A guideline", "force": "in_force", "effective": "2023-06-01"}
    return a_policy(**{**usual, "announced": "2023-05-23", **fields})


def checks(looks: dict[str, str]) -> list[dict[str, str]]:
    return [{"checked_on": day, "result": result} for day, result in looks.items()]


def test_what_takes_effect_between_the_days_is_added() -> None:
    a_rule()

    found = read(f"/en/compare?{DAYS}&kind=policies")

    assert "1 Added" in found.text
    assert "0 Changed" in found.text
    assert "0 Ended" in found.text
    assert "In force" in found.text


def test_what_began_and_ended_between_the_days_is_not_said_to_have_stood() -> None:
    a_rule(force="superseded", superseded_on="2023-06-02")

    days = "from=2023-05-22&to=2023-06-02"
    found = read(f"/en/compare?{days}&kind=policies")

    assert "1 Ended was not over on the first day, and was on the second" in found.text


def test_the_other_way_round_the_same_days_are_swapped() -> None:
    a_rule()

    found = read(f"/en/compare?{DAYS}&kind=policies")

    swapped = "/en/compare?from=2023-06-01&kind=policies&to=2023-05-31"
    assert found.links["Swap"] == swapped


def test_a_requirement_that_begins_changes_its_policy_in_words() -> None:
    row = {"rule": "Keep 98% cold.", "valid_from": "2023-06-01"}
    a_rule(effective="2020-01-01", announced="2019", requirements=[row])

    found = read(f"/en/compare?{DAYS}&kind=policies")

    assert "1 Changed" in found.text
    assert "<ins>" in found.html
    assert "Keep 98% cold." in found.text


def test_what_stands_the_same_is_folded() -> None:
    a_rule(effective="2020-01-01", announced="2019")

    found = read(f"/en/compare?{DAYS}&kind=policies")

    assert "1 record stands the same on both days" in found.text
    assert found.links["A guideline"] == "/en/policies/a-guideline"


def test_all_kinds_are_compared_unless_one_is_chosen() -> None:
    a_rule()
    event = {"status": "submitted", "effective": "2023-06-01"}
    a_licence(exchanges=[an_exchange(name_en="HashKey")], status_events=[event])

    both, one = (
        read(f"/en/compare?{DAYS}{more}").text for more in ("", "&kind=policies")
    )

    assert "HashKey" in both
    assert "A guideline" in both
    assert "HashKey" not in one


def test_a_month_means_its_last_day() -> None:
    found = read("/en/compare?from=2023-05&to=2023-06")

    assert "What differs between 31 May 2023 and 30 Jun 2023" in found.text


def test_the_year_before_the_first_we_tell_begins_with_it() -> None:
    assert "between 1 Jan 1800 and 31 Dec 1800" in read("/en/compare?to=1800").text


def test_without_days_the_year_before_is_compared(client: Client) -> None:
    assert client.get("/en/compare").status_code == 200


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("from=yesterday", "yesterday"),
        ("to=2023-02-30", "2023-02-30"),
        ("kind=cars", "cars"),
    ],
)
def test_what_cannot_be_read_is_refused_and_kept(query: str, kept: str) -> None:
    assert f'value="{kept}"' in read(f"/en/compare?{query}", status=400).html


def test_the_same_is_given_as_rows(client: Client) -> None:
    row = {"rule": "Keep 98% cold.", "valid_from": "2023-06-01"}
    a_rule(requirements=[row])

    response = client.get(f"/en/compare.csv?{DAYS}&kind=policies")
    [found] = csv.DictReader(StringIO(response.content.decode()))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert found["change"] == "added"
    assert found["name"] == "A guideline"
    assert found["tag_to"] == "in-force"
    assert "{+" in found["differences"]


def test_the_permanent_link_names_days_kind_and_change() -> None:
    a_rule()

    link = read(f"/en/compare?{DAYS}").links
    assert any("known_at=seq%3A2" in address for address in link.values())


def test_many_records_cost_no_more_queries_than_few(client: Client) -> None:
    a_rule(title_en="One")
    few = cost(client, f"/en/compare?{DAYS}&kind=policies")
    for name in ("Two", "Three", "Four"):
        a_rule(title_en=name, requirements=[{"valid_from": "2023-06-01"}])

    assert cost(client, f"/en/compare?{DAYS}&kind=policies") == few


def test_what_only_our_ledger_tells_apart_is_no_difference() -> None:
    made = a_source(title="The Gazette")
    revise(made, note="Looked at again.")

    found = read("/en/compare?from=2020&to=2090&kind=sources")

    assert "0 Added" in found.text
    assert "0 Changed" in found.text


def test_a_list_is_changed_by_what_it_held_and_not_by_our_looking() -> None:
    looks = {"2023-05-30": "13 names.", "2023-06-01": "13 names."}
    an_official_list(name_en="Same", checks=checks(looks))
    an_official_list(name_en="Other", checks=checks({**looks, "2023-06-01": "12."}))

    found = read(f"/en/compare?{DAYS}&kind=official-lists")

    assert "1 Changed" in found.text
    assert "Other" in found.links
    assert "Same" not in found.links
    assert "What the list held 13 names. → becomes 12." in found.text
