"""Bodies are joined from texts."""

import json

import pytest

from registry.api.bodies import joined, listed, text, told, told_with_review
from registry.ledger import read
from registry.ledger.append import digest
from tests.makers import a_regulator


def test_stored_texts_are_joined_byte_for_byte() -> None:
    odd = '{"b": 1,  "a":"\\u00e9"}'  # no dumps would write it so

    body = joined(data=listed([odd, odd]), meta=text({"n": 1}))

    assert body == f'{{"data":[{odd},{odd}],"meta":{{"n":1}}}}'
    assert json.loads(body)["data"][0] == {"b": 1, "a": "é"}


def test_texts_are_compact_and_keep_chinese() -> None:
    assert text({"a": ["證監會", None]}) == '{"a":["證監會",null]}'


def test_nothing_is_listed_as_an_empty_list() -> None:
    assert listed([]) == "[]"


@pytest.mark.django_db
def test_what_is_told_of_an_entry_lets_a_reader_check_its_digest() -> None:
    entry = read.newest(a_regulator().public_id)

    assert entry is not None
    line = told(entry)
    assert line["payload_digest"] == digest(line["salt"], entry.payload)
    assert line.keys() == {
        *("seq", "type", "cause", "kind", "id", "version", "recorded_at"),
        *("change_set", "reason", "payload_digest", "salt"),
    }


@pytest.mark.django_db
def test_a_set_that_nobody_else_looked_at_says_so() -> None:
    entry = read.newest(a_regulator().public_id)

    assert entry is not None
    assert told_with_review(entry)["published_alone"] is True
