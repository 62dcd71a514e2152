"""What rests on a source."""

import pytest
from django.test import Client

from registry.pages.sources import PER_PAGE
from tests.makers import a_policy, a_source, an_exchange, revise
from tests.query_counts import cost
from tests.registry.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def test_each_fact_stands_with_its_value_quotation_and_place() -> None:
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    made = a_policy(title_en="A circular", reference="26EC26")
    row = {
        "fields": ["reference"],
        "source": gazette,
        "locator": "p. 7",
        "quote": "It is numbered 26EC26.",
    }
    revise(made, citations=[row])

    found = read("/en/sources/the-gazette")

    assert "1 fact, of 1 record" in found.text
    assert found.links["A circular"] == "/en/policies/a-circular"
    for words in ("Reference", "26EC26", "“It is numbered 26EC26.”", "p. 7"):
        assert words in found.text


def test_a_value_of_a_row_is_named_by_the_row() -> None:
    row = {"subject": "cold storage", "rule": "Keep 98% cold."}
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    a_policy(title_en="A circular", requirements=[row], source=gazette)

    found = read("/en/sources/the-gazette").text

    assert "Requirement: Rule Keep 98% cold." in found


def test_what_contradicts_is_told_to() -> None:
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    made = a_policy(title_en="A circular", reference="26EC26")
    row = {"fields": ["reference"], "source": gazette, "stance": "contradicts"}
    revise(made, citations=[{**row, "says": "26EC27"}])

    assert "26EC27" in read("/en/sources/the-gazette").text


def test_a_source_nothing_rests_on_says_so() -> None:
    a_source(title="The Gazette")

    assert "0 facts" in read("/en/sources/the-gazette").text


def test_other_records_have_no_such_section() -> None:
    an_exchange(name_en="HashKey")

    assert "Facts that rest on it" not in read("/en/exchanges/hashkey").text


def test_every_copy_we_took_is_named_by_its_hash() -> None:
    made = a_source(title="The Gazette", copy_sha256="a" * 64, retrieved="2024-01-05")
    revise(made, copy_sha256="b" * 64, retrieved="2025-02-06")

    found = read("/en/sources/the-gazette").text

    copies = found[found.index("Our copies") :]
    assert copies.index("b" * 64) < copies.index("a" * 64)
    assert "5 Jan 2024" in copies


def many(total: int) -> Page:
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    for letter in range(total):
        a_policy(title_en=f"Circular {letter}", source=gazette)
    return read("/en/sources/the-gazette")


def test_many_records_are_told_page_by_page() -> None:
    first = many(PER_PAGE + 1)

    second = read(first.links["Next page"])

    assert f"Circular {PER_PAGE}" in second.text
    assert "Circular 0" not in second.links
    assert "Previous page" in second.links
    read("/en/sources/the-gazette?page=9", status=400)


def test_the_page_costs_the_same_however_much_rests_on_it(client: Client) -> None:
    many(1)
    few = cost(client, "/en/sources/the-gazette")
    gazette = a_source(title="Another Gazette", publisher_kind="gazette")
    for letter in "abcd":
        a_policy(title_en=f"Circular {letter}", source=gazette)

    assert cost(client, "/en/sources/another-gazette") == few
