"""Addresses of feeds."""

from registry.pages.feeds.formats import ATOM, JSON_FEED
from registry.pages.feeds.place import Place
from registry.pages.feeds.spans import Span


def test_the_form_stands_before_what_is_asked() -> None:
    place = Place("/en/licences", {"status": "licensed", "regulator": "sfc"})

    assert place.url(ATOM) == "/en/licences.atom?regulator=sfc&status=licensed"
    assert Place("/changes").url(JSON_FEED) == "/changes.feed.json"


def test_an_archive_is_asked_beside_the_filters() -> None:
    place = Place("/changes", {"kind": "policies"})

    found = place.url(ATOM, archive=Span(1, 50))

    assert found == "/changes.atom?archive=1-50&kind=policies"
