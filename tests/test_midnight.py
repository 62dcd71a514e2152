"""Days begin at midnight in Hong Kong, on every face and whatever the server's zone."""

import time
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.makers import a_licence, a_regulator, a_source, an_entity, an_exchange
from tests.proposals import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.face]

ZONES = ("UTC", "Asia/Hong_Kong", "America/New_York")
BEFORE = datetime(2024, 5, 31, 15, 59, 30, tzinfo=UTC)  # 23:59:30 in Hong Kong
LAST = datetime(2024, 5, 31, 15, 59, 59, tzinfo=UTC)
MIDNIGHT = datetime(2024, 5, 31, 16, 0, 0, tzinfo=UTC)
AFTER = datetime(2024, 5, 31, 16, 0, 30, tzinfo=UTC)
GRANTED = {"status": "licensed", "effective": "2024-01-10"}
ENDED = {"status": "ceased", "effective": "2024-06-01", "position": 2}


@pytest.fixture
def at(monkeypatch):
    """Return how the clock is stopped."""

    def stop(instant):
        monkeypatch.setattr(timezone, "now", lambda: instant)

    return stop


@pytest.fixture
def exchange():
    """Publish an exchange whose licence ends with the last day of May."""
    found = an_exchange(at=NOON, source=a_source(at=NOON))
    a_licence(
        regulator=a_regulator(),
        holder=an_entity(),
        exchanges=[found],
        status_events=[GRANTED, ENDED],
    )
    return found


def faces(exchange):
    """Return the addresses that tell how the exchange stands today."""
    return [
        "/en/",
        "/zh-hant/exchanges",
        f"/en/exchanges/{exchange.slug}",
        f"/en/check?q={exchange.slug}",
        f"/en/exchanges/{exchange.slug}.md",
        f"/badge/{exchange.public_id}.svg",
        f"/api/v1/exchanges/{exchange.public_id}",
        "/api/v1/exchanges",
    ]


def asked(urls):
    answers = {url: Client().get(url) for url in urls}
    assert {answer.status_code for answer in answers.values()} == {200}
    return answers


@pytest.mark.parametrize(("instant", "day"), [(BEFORE, "31"), (AFTER, "1")])
def test_the_day_is_that_of_hong_kong_in_any_zone(
    exchange, at, monkeypatch, instant, day
):
    at(instant)
    urls, found = faces(exchange), {}

    for zone in ZONES:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found[zone] = {url: answer.content for url, answer in asked(urls).items()}
    monkeypatch.undo()
    time.tzset()

    assert found["UTC"] == found["Asia/Hong_Kong"] == found["America/New_York"]
    words = {"31": "31 May 2024", "1": "1 Jun 2024"}[day]
    assert f"<b>{words}</b>" in found["UTC"]["/en/"].decode()


def test_a_licence_that_ends_tonight_has_ended_at_midnight(exchange, at):
    urls = faces(exchange)

    at(LAST)
    before = asked(urls)
    at(MIDNIGHT)
    after = asked(urls)

    for url in urls:
        assert before[url].content != after[url].content, url
        assert before[url]["ETag"] != after[url]["ETag"], url
        kept = {"If-None-Match": before[url]["ETag"]}
        assert Client().get(url, headers=kept).status_code == 200, url
        assert "max-age=1," in before[url]["Cache-Control"], url
    api = f"/api/v1/exchanges/{exchange.public_id}"
    assert before[api].json()["answer"]["tag"] == "licensed"
    assert after[api].json()["answer"]["tag"] == "ended"
    page = f"/en/exchanges/{exchange.slug}"
    assert ">Licensed<" in before[page].content.decode()
    assert ">Ended<" in after[page].content.decode()
