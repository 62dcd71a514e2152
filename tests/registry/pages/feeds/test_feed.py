"""A document of a feed, and where it and its neighbours stand."""

from datetime import UTC, datetime

from registry.pages.feeds.feed import BEFORE_ALL, Document, Feed
from registry.pages.feeds.formats import ATOM, JSON_FEED
from registry.pages.feeds.narrowing import ByColumns
from registry.pages.feeds.place import Place
from registry.pages.feeds.spans import Span

CHANGED = datetime(2026, 5, 31, tzinfo=UTC)
FEED = Feed(
    title="Changes: One",
    key="changes&public_id=EX-0001",
    source=ByColumns({"public_id": "EX-0001"}),
    page="/en/exchanges/one",
    here=Place("/en/exchanges/one"),
    chain=Place("/en/changes", {"record": "EX-0001"}),
)


def document(
    span: Span | None = None,
    earlier: Span | None = None,
    changed: datetime | None = CHANGED,
) -> Document:
    return Document(
        feed=FEED,
        items=[],
        span=span,
        earlier=earlier,
        whole=lambda path: f"https://r{path}",
        html_lang="en",
        identity="urn:uuid:0",
        changed=changed,
    )


def test_what_is_subscribed_to_stands_where_it_was_asked() -> None:
    assert document().url(JSON_FEED) == "https://r/en/exchanges/one.feed.json"
    assert document().before(ATOM) == ""


def test_an_archive_stands_where_no_slug_is() -> None:
    found = document(span=Span(51, 100), earlier=Span(1, 50))

    start = "https://r/en/changes.atom?archive"
    assert found.url(ATOM) == f"{start}=51-100&record=EX-0001"
    assert found.before(ATOM) == f"{start}=1-50&record=EX-0001"
    assert found.current(ATOM) == "https://r/en/changes.atom?record=EX-0001"


def test_a_feed_without_entries_changed_with_the_register() -> None:
    assert document().updated == CHANGED
    assert document(changed=None).updated == BEFORE_ALL
