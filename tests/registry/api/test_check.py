"""One question, one answer."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from registry.ledger import read
from registry.records.kinds import Answer
from tests.makers import a_policy, an_exchange, an_official_list, revise
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db


def asked(query: str) -> Any:
    """Return the body of a question."""
    return body_of(f"{BASE}/check?{query}")


@pytest.mark.usefixtures("hong_kong")
def test_is_this_platform_licensed_is_answered_in_one_request() -> None:
    body = asked("q=hashkey&true_on=2026-05-29")

    assert body["data"]["kind"] == "exchanges"
    assert body["answer"]["tag"] == body["data"]["tag"] == "licensed"
    assert body["answer"]["sentence"].startswith(
        "Licensed in Hong Kong since 9 Nov 2022."
    )
    assert body["answer"]["checks"]
    record = body_of(body["links"]["record"] + "?true_on=2026-05-29")
    assert record["answer"] == body["answer"]
    assert record["data"]["id"] == body["data"]["id"]
    for held in body["answer"]["permissions"]:
        assert {held["licence"], held["regulator"]} <= body["refs"].keys()


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("words", ["nobody of this name", "hashkey-pro.example"])
def test_no_record_is_an_answer_that_names_the_lists(words: str) -> None:
    body = asked(f"q={quote(words)}&true_on=2026-05-30")

    answer = body["answer"]
    assert body["data"] is None
    assert body["links"]["record"] is None
    assert answer["tag"] == "none"
    assert f"“{words}”" in answer["sentence"]
    assert "No record is not a licence." in answer["sentence"]
    assert answer.keys() == Answer.__annotations__.keys()
    assert len(answer["checks"]) == 3
    assert {check["list"] for check in answer["checks"]} <= body["refs"].keys()


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("words", ["hashkey", "stablecoin", "Hashkеy", "osl.example"])
def test_it_answers_as_the_page_does(client: Client, words: str) -> None:
    body = asked(f"q={quote(words)}")
    page = client.get("/en/check", {"q": words}).context

    assert page is not None
    best = page["best"].ref.public_id if page["best"] else None
    assert (body["data"] and body["data"]["id"]) == best
    told = [close["result"].ref.public_id for close in page["look_alikes"]]
    assert [one["id"] for one in body["look_alikes"]] == told


def test_a_name_that_passes_for_another_is_not_answered_for() -> None:
    an_exchange(name_en="HashKey Exchange")

    body = asked("q=Hashkay")

    assert body["data"] is None
    assert [one["id"] for one in body["look_alikes"]] == ["EX-0001"]


def test_others_that_fit_are_named() -> None:
    for n in range(8):
        a_policy(title_en=f"On custody, part {n}")

    body = asked("q=custody")

    others = [one["id"] for one in body["others"]]
    assert len(others) == 5
    assert body["data"]["id"] not in others


def test_a_look_that_is_overdue_makes_no_record_stale() -> None:
    checks = [{"checked_on": "2026-01-05"}]
    an_official_list(checks=checks, days_between_checks=7)

    assert asked("q=nobody&true_on=2026-01-12")["answer"]["stale"] is False
    assert asked("q=nobody&true_on=2026-01-13")["answer"]["stale"] is True


def test_the_past_is_asked_as_it_was() -> None:
    made = an_exchange(name_en="Platform")
    before = read.head().seq
    revise(made, name_en="Something else")

    assert asked("q=platform")["data"] is None
    then = asked(f"q=platform&known_at=seq:{before}")
    assert then["data"]["name"] == "Platform"
    assert then["links"]["html"].startswith(f"/en/at/{before}/on/")


def test_it_answers_in_the_language_asked_for() -> None:
    assert "沒有" in asked("q=nobody&lang=zh-hant")["answer"]["sentence"]


@pytest.mark.parametrize("query", ["", "q=", "q=%20"])
def test_a_question_is_needed(query: str) -> None:
    assert list(faults_of(f"{BASE}/check?{query}")) == ["q"]
