"""Deliveries: in order, each until it is taken, and nothing lost on the way."""

from datetime import timedelta

import pytest

from registry.ledger import read
from registry.webhooks import back_off, batch, delivering
from registry.webhooks.delivering import deliver
from registry.webhooks.models import Endpoint, State
from registry.webhooks.outcomes import Outcome
from tests.makers import a_policy, a_source, evidence
from tests.registry.webhooks.receiver import (
    TAKEN,
    an_endpoint,
    listening,
    with_status,
)
from tests.registry.webhooks.waiting import fresh, some

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("to_loopback")]


@pytest.fixture
def slowest(monkeypatch):
    """Wait each time as long as the jitter may."""
    monkeypatch.setattr(back_off, "CHANCE", lambda _low, high: high)
    monkeypatch.setattr(back_off.wait, "__kwdefaults__", {"chance": back_off.CHANCE})


def test_all_that_was_published_is_told_in_order(monkeypatch, clock):
    monkeypatch.setattr(batch, "LARGEST", 2)
    with listening() as receiver:
        endpoint = an_endpoint(receiver.url)
        head = some(5)
        found = list(deliver(clock=clock))

    assert receiver.numbers() == list(range(1, head + 1))
    assert [(one.first, one.last, one.left) for one in found] == [
        (1, 2, 3), (3, 4, 1), (5, 5, 0),
    ]  # fmt: skip
    assert (fresh(endpoint).after, fresh(endpoint).held_by) == (head, "")
    assert fresh(endpoint).delivered_at == clock.at


def test_an_outsider_verifies_what_is_sent_and_keys_are_of_the_log(clock):
    with listening() as receiver:
        an_endpoint(receiver.url)
        some(1)
        list(deliver(clock=clock))

    log_id = read.head().log_id
    (got,) = receiver.got
    assert got.headers["webhook-id"] == f"{log_id}:1"
    assert [entry["key"] for entry in got.opened()["data"]] == [f"{log_id}:1"]


@pytest.mark.usefixtures("slowest")
def test_what_fails_is_sent_again_the_same_once_it_has_waited(clock):
    answers = [with_status(500), with_status(500), TAKEN]
    with listening(*answers) as receiver:
        endpoint = an_endpoint(receiver.url)
        some(1)
        (first,) = deliver(clock=clock)
        assert (first.answer.outcome, first.left) == (Outcome.BROKEN, 1)
        some(1)  # joins no batch under way
        clock.wait(seconds=4)
        assert list(deliver(clock=clock)) == []
        clock.wait(seconds=1)
        list(deliver(clock=clock))
        assert fresh(endpoint).failures == 2
        clock.wait(seconds=10)
        list(deliver(clock=clock))

    one, two, three, rest = receiver.got
    assert one.body == two.body == three.body != rest.body
    assert len({one.headers["webhook-id"], three.headers["webhook-id"]}) == 1
    assert one.headers["webhook-timestamp"] != three.headers["webhook-timestamp"]
    assert receiver.numbers() == [1, 1, 1, 2]
    assert (fresh(endpoint).failures, fresh(endpoint).failing_since) == (0, None)


def test_nothing_goes_sooner_than_the_receiver_asks(clock):
    with listening(with_status(429, retry_after="120"), TAKEN) as receiver:
        endpoint = an_endpoint(receiver.url)
        some(1)
        list(deliver(clock=clock))

        assert fresh(endpoint).next_try_at >= clock.at + timedelta(seconds=120)
        clock.wait(seconds=119)
        assert list(deliver(clock=clock)) == []


def test_one_who_wants_no_more_is_paused_at_once(clock, monkeypatch):
    told = []
    monkeypatch.setattr(delivering.notices, "paused", told.append)
    with listening(with_status(410)) as receiver:
        endpoint = an_endpoint(receiver.url)
        some(1)
        list(deliver(clock=clock))
        clock.wait(days=9)
        assert list(deliver(clock=clock)) == []

    assert (fresh(endpoint).state, fresh(endpoint).after) == (State.GONE, 0)
    assert told == [State.GONE]


def test_one_who_fails_for_three_days_is_paused_and_loses_nothing(clock, monkeypatch):
    told = []
    monkeypatch.setattr(delivering.notices, "paused", told.append)
    with listening(with_status(500)) as receiver:
        endpoint = an_endpoint(receiver.url)
        some(1)
        list(deliver(clock=clock))
        assert fresh(endpoint).state == State.ACTIVE
        clock.wait(days=3)
        list(deliver(clock=clock))

    assert (fresh(endpoint).state, fresh(endpoint).after) == (State.GIVEN_UP, 0)
    assert told == [State.GIVEN_UP]


def test_kinds_that_are_not_wanted_are_passed_over(clock):
    with listening() as receiver:
        source = evidence()
        endpoint = an_endpoint(receiver.url, kinds=["policies"])
        a_source()
        rule = a_policy(source=source)
        a_source()
        list(deliver(clock=clock))

    assert receiver.numbers() == [rule.seq]
    assert fresh(endpoint).after == read.head().seq


def test_where_nothing_is_wanted_the_cursor_moves_and_nothing_is_sent(clock):
    with listening() as receiver:
        endpoint = an_endpoint(receiver.url, kinds=["events"])
        head = some(2)
        assert list(deliver(clock=clock)) == []

    assert receiver.got == []
    assert (fresh(endpoint).after, fresh(endpoint).held_by) == (head, "")


def test_a_cursor_set_back_before_a_message_goes_out_is_heeded(clock, monkeypatch):
    cutting = delivering.cut
    with listening() as receiver:
        some(2)
        endpoint = an_endpoint(receiver.url, after=1)

        def meanwhile(*what):
            Endpoint.objects.update(after=0)
            monkeypatch.setattr(delivering, "cut", cutting)
            return cutting(*what)

        monkeypatch.setattr(delivering, "cut", meanwhile)
        list(deliver(clock=clock))

    assert receiver.numbers() == [1, 2]
    assert (fresh(endpoint).after, fresh(endpoint).held_by) == (2, "")


def test_who_another_runner_took_meanwhile_is_left_to_it(clock, monkeypatch):
    holding = delivering.hold
    with listening() as receiver:
        endpoint = an_endpoint(receiver.url)
        some(1)

        def too_late(key, at):
            holding(key, at)
            return holding(key, at)

        monkeypatch.setattr(delivering, "hold", too_late)
        assert list(deliver(clock=clock)) == []

    assert receiver.got == []
    assert fresh(endpoint).after == 0


def test_one_that_hangs_keeps_no_other_from_its_turn(monkeypatch, clock):
    monkeypatch.setattr(batch, "LARGEST", 1)
    with listening(with_status(503)) as bad, listening() as good:
        an_endpoint(bad.url, name="Bad")
        an_endpoint(good.url, name="Good")
        head = some(3)
        found = [told.endpoint for told in deliver(clock=clock)]

    assert found.count("Bad") >= 1
    assert good.numbers() == list(range(1, head + 1))


def test_it_stops_between_two_tries_when_told(monkeypatch, clock):
    monkeypatch.setattr(batch, "LARGEST", 1)
    with listening() as receiver:
        an_endpoint(receiver.url)
        some(3)
        list(deliver(clock=clock, goes_on=lambda: not receiver.got))

    assert receiver.numbers() == [1]


def test_the_log_remembers_each_try(clock):
    with listening(with_status(500)) as receiver:
        endpoint = an_endpoint(receiver.url)
        some(2)
        list(deliver(clock=clock))

    row = endpoint.deliveries.get()
    assert (row.first, row.last, row.outcome, row.status) == (1, 2, "broken", 500)
    assert row.at == clock.at
