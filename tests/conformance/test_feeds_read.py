"""feedparser reads every feed that is listed, in every language, without a fault."""

import re
from urllib.parse import urlsplit

import feedparser
import pytest

from registry.records.names import HTML_LANG
from tests.conformance.asking import asked, body

LISTED = re.compile(r'href="(/[^"]+\.(?:atom|feed\.json))"')
MIME = {"content-type": "application/atom+xml; charset=utf-8"}

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]
EVERY_LANGUAGE = pytest.mark.parametrize("language", HTML_LANG)


def listed(register, language):
    """Return the addresses of all feeds that the page of feeds leads to."""
    page = body(f"{register}/{language}/feeds").decode()
    return sorted({f"{register}{path}" for path in LISTED.findall(page)})


def read(url):
    """Return what feedparser made of a document, which has no fault."""
    data = body(url)
    found = feedparser.parse(data, response_headers=MIME)
    assert not found.bozo, (url, found.bozo_exception)
    assert found.version == "atom10"
    return found


def whole(url):
    """Return the ids of all entries of a feed, the way back to the first."""
    ids, earlier = [], url
    while earlier:
        found = read(earlier)
        ids += [entry.id for entry in found.entries]
        links = {link.rel: link.href for link in found.feed.links}
        earlier = links.get("prev-archive")
    return ids


@EVERY_LANGUAGE
def test_every_feed_is_read_without_a_fault(register, language):
    feeds = listed(register, language)
    kinds = [kind["kind"] for kind in asked(f"{register}/api/v1")["data"]]

    paths = {urlsplit(url).path for url in feeds}
    expected = {f"/{language}/{name}.atom" for name in (*kinds, "changes")}
    assert expected <= paths
    for url in feeds:
        if url.endswith(".atom"):
            found = read(url)
            assert len({entry.id for entry in found.entries}) == len(found.entries)
        else:
            assert asked(url)["version"] == "https://jsonfeed.org/version/1.1"


def test_the_feed_of_all_tells_every_change_once(register):
    ids = whole(f"{register}/en/changes.atom")

    assert len(ids) == len(set(ids)) == asked(f"{register}/api/v1")["meta"]["head_seq"]


def test_feedparser_finds_a_fault():
    assert feedparser.parse(b"<feed><entry></feed>", response_headers=MIME).bozo
