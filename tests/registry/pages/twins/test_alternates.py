"""Where the other forms of a page are."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from registry.pages.twins.alternates import Alternate, alternates, header


def addresses(path: str) -> dict[str, str]:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path.partition("?")[0])
    return {one.label: one.url for one in alternates(request)}


def test_a_record_stands_in_each_form_at_the_times_asked() -> None:
    found = addresses("/en/exchanges/one?true_on=2023&known_at=seq:3&utm_source=x")

    assert (
        found["CSL-JSON"] == "/en/exchanges/one.csl.json?known_at=seq%3A3&true_on=2023"
    )
    assert found["Markdown"].startswith("/en/exchanges/one.md?")


def test_a_list_keeps_what_it_was_asked_but_its_page() -> None:
    found = addresses("/en/policies?status=in-force&page=2")

    assert found["CSV"] == "/en/policies.csv?status=in-force"
    assert "BibTeX" not in found
    assert "JSON" not in found  # the API knows no status
    assert "JSON" in addresses("/en/policies")


def test_a_page_at_its_own_times_has_forms_there() -> None:
    found = addresses("/en/at/3/on/2023-05-15/exchanges/one")

    assert found["Markdown"] == "/en/at/3/on/2023-05-15/exchanges/one.md"


@pytest.mark.parametrize("path", ["/en/", "/en/changes"])
def test_another_page_has_no_other_form(path: str) -> None:
    assert addresses(path) == {}


def test_the_header_names_address_and_media_type() -> None:
    one = Alternate("CSV", "text/csv", "/en/policies.csv")

    assert header([one, one]).count(", ") == 1
    assert header([one]) == '</en/policies.csv>; rel="alternate"; type="text/csv"'
