"""The addresses of other forms."""

import pytest
from django.urls import Resolver404, resolve


@pytest.mark.parametrize(
    "path",
    [
        "/en/exchanges/one.csl.json",
        "/exchanges/one.md",
        "/en/exchanges.csv",
        "/exchanges.json",
        "/en/exchanges/one/v/3.ris",
        "/en/at/57/on/2023-05-15/exchanges/one.jsonld",
        "/en/at/57/on/2023-05-15/exchanges.csv",
    ],
)
def test_a_form_stands_behind_a_language_or_none_and_at_times(path: str) -> None:
    assert resolve(path).func


@pytest.mark.parametrize(
    "path", ["/en/exchanges.bib", "/en/exchanges/one/v/3.md", "/en/exchanges/one.rss"]
)
def test_what_makes_no_sense_has_no_address(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(path)
