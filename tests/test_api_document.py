"""What docs/api.md shows of the change feed is what the Hong Kong data answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.registry.api.reading import body_of

pytestmark = pytest.mark.django_db
GUIDE = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
ANEW = {"recorded_at", "change_set", "payload_digest", "salt", "leaf"}


def shown(language: str) -> list[str]:
    """Return the blocks of a language in the document."""
    return re.findall(f"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def entry(seq: int) -> Any:
    """Return an entry as the feed tells it."""
    (line,) = body_of(f"/api/v1/changes?after={seq - 1}&limit=1")["data"]
    return line


@pytest.mark.usefixtures("hong_kong")
def test_the_first_entry_is_shown_whole() -> None:
    told = json.loads(shown("json")[0])

    expected = {n: "…" if n in ANEW else v for n, v in entry(1).items()}
    assert list(told.items()) == list(expected.items())


@pytest.mark.usefixtures("hong_kong")
def test_the_next_nine_are_shown_in_part() -> None:
    (lines,) = shown("jsonl")
    told = [json.loads(line) for line in lines.splitlines()]

    assert [line["seq"] for line in told] == list(range(2, 11))
    for line in told:
        found = entry(line["seq"])
        assert line.pop("payload") == {"title": found["payload"]["title"]}
        assert line == {name: found[name] for name in line}


@pytest.mark.usefixtures("hong_kong")
def test_a_later_entry_is_shown_with_some_of_what_it_changed() -> None:
    told = json.loads(shown("json")[1])

    found = entry(told["seq"])
    some = told.pop("differences")
    assert some == found["differences"][: len(some)]
    assert told == {name: found[name] for name in told}


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(
    "url", re.findall("curl (?:-OJ )?'http://[^/]+(/[^']+)'", GUIDE)
)
def test_each_question_shown_is_answered_with_something(url: str) -> None:
    answer = Client().get(url)

    assert answer.status_code == 200, answer.content
    if answer["Content-Type"] == "application/json":
        assert answer.json()["data"]
    else:
        assert len(answer.content.splitlines()) > 1


def test_a_consumer_is_no_longer_than_thirty_lines() -> None:
    (loop,) = shown("sh")

    assert len(loop.splitlines()) <= 30
