"""Feeds as JSON Feed."""

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from registry.pages.feeds.json_feed import VERSION
from tests.makers import a_policy, revise
from tests.registry.pages.feeds.following import atom

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).parents[4] / "docs" / "api.md"


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


@pytest.mark.django_db(transaction=True)
def test_the_loop_of_the_documentation_reads_every_title(live_server: Any) -> None:
    made = revise(a_policy(title_en="A circular"), announced="2023-02-22")
    section = GUIDE.read_text("utf-8").partition("## Feeds")[2]
    (loop,) = re.findall("```python\n(.*?)```", section, re.DOTALL)

    done = subprocess.run(
        [sys.executable, "-c", loop],
        env={**os.environ, "BASE": live_server.url},
        capture_output=True,
        check=True,
        timeout=30,
        text=True,
    )

    titles = done.stdout.splitlines()
    assert titles[0] == f"{made.seq} A circular: announced, citations"
    assert titles[1].endswith(" A circular: record created")
    assert len(titles) == made.version


def test_an_empty_feed_still_has_its_list() -> None:
    assert feed("/changes.feed.json")["items"] == []
