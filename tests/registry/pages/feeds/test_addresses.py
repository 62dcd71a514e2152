"""The addresses of feeds."""

import pytest
from django.urls import Resolver404, resolve


@pytest.mark.parametrize(
    "path",
    [
        "/changes.atom",
        "/en/changes.feed.json",
        "/exchanges.atom",
        "/en/exchanges.feed.json",
        "/exchanges/one.feed.json",
        "/en/exchanges/one.atom",
    ],
)
def test_a_feed_stands_behind_a_language_or_none(path: str) -> None:
    assert resolve(path).kwargs["suffix"] in path


@pytest.mark.parametrize(
    "path",
    ["/en/at/3/on/2023-05-15/changes.atom", "/en/changes.rss", "/en/data.atom"],
)
def test_it_has_no_times_and_no_other_form(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(path)
