"""Addresses that bodies name."""

import pytest

from registry.api import addresses


@pytest.mark.parametrize(
    ("url", "following"),
    [
        ("/api/v1/policies", "/api/v1/policies?after=x"),
        ("/api/v1/policies?after=old", "/api/v1/policies?after=x"),
        (
            "/api/v1/policies?limit=5&after=old&q=a+b",
            "/api/v1/policies?limit=5&q=a+b&after=x",
        ),
        ("/api/v1/policies?q=%E5%A4%A7", "/api/v1/policies?q=%E5%A4%A7&after=x"),
    ],
)
def test_the_next_page_asks_the_same_from_there_on(url: str, following: str) -> None:
    assert addresses.following(url, "x") == following


def test_a_page_for_people_has_its_language_first() -> None:
    assert addresses.of_page("en", "licences", "lc-0001") == "/en/licences/lc-0001"
    assert addresses.of_page("zh-hant", "licences") == "/zh-hant/licences"


def test_a_page_is_asked_what_it_takes_as_well() -> None:
    url = "/api/v1/licences?limit=5&regulator=sfc&number__in=1"
    page = addresses.also_asking("/en/licences", url, names={"regulator", "q"})

    assert page == "/en/licences?regulator=sfc"
    assert addresses.also_asking("/en/licences", url, names=()) == "/en/licences"


def test_versions_and_changes_stand_below_their_record() -> None:
    record = addresses.of_record("licences", "LC-0001")

    assert addresses.of_changes("licences", "LC-0001") == f"{record}/changes"
    assert addresses.of_versions("licences", "LC-0001") == f"{record}/versions"
    assert (
        addresses.of_version("licences", "LC-0001", number=2) == f"{record}/versions/2"
    )
