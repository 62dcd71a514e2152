"""The addresses of feeds; the converter `kind` must be registered before."""

from collections.abc import Callable

from django.urls import URLPattern, path, register_converter

from registry.pages.feeds.formats import FEEDS
from registry.pages.feeds.views import (
    changes_as_data,
    changes_feed,
    list_feed,
    record_feed,
)
from registry.pages.twins.formats import suffixes
from registry.pages.twins.neutral import View, neutral


class OfFeed:
    """How the address of a feed ends."""

    regex = suffixes(FEEDS)

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(OfFeed, "of_feed")
END = "<of_feed:suffix>"


def behind_language() -> list[URLPattern]:
    """Return the addresses of feeds behind a language."""
    return _made(lambda view: view)


def without_language() -> list[URLPattern]:
    """Return the same with no language in front, and that of all changes as data."""
    return [*_made(neutral), path("changes.json", changes_as_data)]


def _made(how: Callable[[View], View]) -> list[URLPattern]:
    return [
        path(f"changes.{END}", how(changes_feed)),
        path(f"<kind:slug>.{END}", how(list_feed)),
        path(f"<kind:kind>/<slug:slug>.{END}", how(record_feed)),
    ]
