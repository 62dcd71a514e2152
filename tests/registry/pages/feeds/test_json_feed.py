"""Feeds as JSON Feed."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from registry.pages.feeds.json_feed import VERSION
from tests.makers import a_policy, revise
from tests.registry.pages.feeds.following import atom

pytestmark = pytest.mark.django_db


def feed(url: str) -> Any:
    response = Client().get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/feed+json"
    return response.json()


def test_a_feed_has_what_the_standard_asks_for() -> None:
    a_policy()

    found = feed("/zh-hant/changes.feed.json")

    assert found["version"] == VERSION
    assert found["title"]
    assert found["home_page_url"] == "http://testserver/zh-hant/changes"
    assert found["feed_url"] == "http://testserver/zh-hant/changes.feed.json"
    assert found["language"] == "zh-Hant-HK"
    assert found["authors"][0]["name"]
    assert "next_url" not in found


def test_an_item_says_the_same_as_the_entry_in_atom() -> None:
    made = revise(a_policy(title_en="A circular"), announced="2023-02-22")
    path = f"/en/policies/{made.slug}"

    one = feed(f"{path}.feed.json")["items"][0]
    entry = atom(f"{path}.atom").entries[0]

    assert (one["id"], one["title"], one["url"]) == (entry.id, entry.title, entry.link)
    assert one["content_text"] == entry.summary
    assert "<ins>22 Feb 2023</ins>" in one["content_html"]
    assert datetime.fromisoformat(one["date_modified"])
    assert one["_register"]["seq"] == made.seq
    assert one["_register"]["kind"] == "policies"


def test_an_empty_feed_still_has_its_list() -> None:
    assert feed("/changes.feed.json")["items"] == []
