"""The tool that finds records."""

import pytest

from tests.agents import cited, cost, refusal, told
from tests.makers import a_policy, an_alert, an_exchange

pytestmark = pytest.mark.django_db


def test_a_name_finds_its_record_with_what_is_said_of_it():
    record = an_exchange(name_en="Harbour Exchange", slug="harbour")

    found = told("search", words="harbour exchange")

    (hit,) = found["results"]
    assert (hit["id"], hit["kind"]) == (record.public_id, "exchanges")
    assert hit["name"] == "Harbour Exchange"
    assert (hit["tag"], hit["confirmed"]) == ("none", False)
    assert hit["sentence"]
    assert hit["url"] == f"http://testserver/id/{record.public_id}"
    assert found["note"] is None
    assert found["looked_in"] == []


def test_what_is_found_carries_its_sources():
    record = an_exchange(name_en="Harbour Exchange")

    found = told("search", words="harbour exchange")

    assert cited(found, "name_en", record=record.public_id)


def test_no_record_is_an_answer_that_says_where_we_looked():
    found = told("search", words="nobody at all")

    assert (found["total"], found["results"]) == (0, [])
    assert "nothing good or bad" in found["note"]


def test_a_name_that_only_passes_for_one_is_told_as_such():
    record = an_exchange(name_en="Harbour Exchange")

    found = told("search", words="Harb0ur Exchange")

    assert [one["id"] for one in found["look_alikes"]] == [record.public_id]
    assert found["look_alikes"][0]["line"] == "Harbour Exchange"
    assert "only pass" in found["note"]


def test_a_kind_narrows_and_a_limit_holds():
    an_exchange(name_en="Harbour one")
    a_policy(title_en="Harbour two")
    an_alert(name_en="Harbour three")

    assert told("search", words="harbour", kind="policies")["total"] == 1
    assert len(told("search", words="harbour", limit=2)["results"]) == 2
    assert "regulators, policies" in refusal("search", words="harbour", kind="policy")


def test_the_past_is_searched_as_it_was():
    record = an_exchange(name_en="Harbour Exchange")
    seq = told("search", words="harbour exchange")["head_seq"]
    an_exchange(name_en="Harbour Exchange Two")

    found = told("search", words="harbour", known_at=f"seq:{seq}", true_on="2023-05-15")

    assert [hit["id"] for hit in found["results"]] == [record.public_id]
    assert (found["known_at"], found["true_on"]) == (f"seq:{seq}", "2023-05-15")
    assert found["head_seq"] > seq


def test_sentences_come_in_the_language_asked_for():
    an_exchange(name_en="Harbour Exchange", name_zh_hant="海港交易所")

    (hit,) = told("search", words="harbour exchange", lang="zh-hant")["results"]

    assert hit["name"] == "海港交易所"
    assert "/zh-hant/" in hit["permanent_url"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "words"),
        ({"words": ""}, "words"),
        ({"words": "x", "limit": 21}, "limit"),
        ({"words": "x", "lang": "fr"}, "lang"),
        ({"words": "x", "as_if": "1"}, "as_if"),
    ],
)
def test_what_cannot_be_used_is_named(arguments, words):
    assert words in refusal("search", **arguments)


def test_a_search_costs_the_same_for_more_results():
    an_exchange(name_en="Harbour one")
    few = cost("search", words="harbour")
    for _number in range(4):
        an_exchange(name_en="Harbour one more")

    assert cost("search", words="harbour") == few
