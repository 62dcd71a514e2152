"""Follow a feed as a feed reader does."""

from typing import Any

import feedparser
from django.test import Client


def atom(url: str) -> Any:
    """Return what feedparser reads of an Atom document, which has no fault."""
    response = Client().get(url)
    assert response.status_code == 200, (url, response.status_code)
    sent = {"content-type": response["Content-Type"]}
    found = feedparser.parse(response.content, response_headers=sent)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def link(found: Any, rel: str) -> str:
    """Return where a link of a feed or an entry leads, blank where it has none."""
    return next((one.href for one in found.links if one.rel == rel), "")


def documents(url: str) -> list[Any]:
    """Return every document of a feed, the way back to its beginning."""
    found = [atom(url)]
    while earlier := link(found[-1].feed, "prev-archive"):
        found.append(atom(earlier))
    return found


def seqs(found: Any) -> list[int]:
    """Return the change numbers of a document, in its order."""
    return [int(one.link.rpartition("/")[2]) for one in found.entries]


def all_seqs(url: str) -> list[int]:
    """Return the change numbers of a whole feed, in its order."""
    return [seq for document in documents(url) for seq in seqs(document)]
