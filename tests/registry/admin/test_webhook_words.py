"""A webhook in words."""

from datetime import timedelta

import pytest

from registry.admin.queues import person
from registry.admin.webhook_words import (
    LATE,
    SHOWN,
    is_forgotten,
    panel,
    standing,
    to_go,
    tries,
)
from registry.clock import now
from registry.ledger import read
from registry.webhooks.models import Delivery, Endpoint
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer
from registry.webhooks.tries import remember
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db
URL = "https://receiver.example/"


@pytest.mark.parametrize(
    ("values", "tone", "word"),
    [
        ({"after": 9}, "ok", "Up to date"),
        ({"after": 8}, "info", "Under way"),
        ({"after": 8, "failing_since": now()}, "wait", "Failing"),
        ({"after": 9, "state": "paused"}, "end", "Paused"),
        ({"after": 9, "state": "gone"}, "stop", "Paused by the register"),
        ({"after": 9, "state": "given_up"}, "stop", "Paused by the register"),
    ],
)
def test_how_it_stands_is_a_word_and_a_tone(values, tone, word):
    found = standing(Endpoint(**values), head=9)

    assert (found.tone, found.word) == (tone, word)


def test_what_it_was_not_told_is_counted():
    assert to_go(Endpoint(after=7), head=9) == "2 to go"
    assert to_go(Endpoint(after=9), head=9) == ""


def test_a_try_is_told_with_what_would_help():
    made = an_endpoint(URL)
    for span in ((None, None), (1, 1), (2, 26)):
        remember(made, Answer(Outcome.TAKEN, 204), at=now(), span=span)
    remember(made, Answer(Outcome.NO_TLS), at=now(), span=(27, 30))

    found = tries(made)

    assert [one.what for one in found] == [
        "no. 27 to 30", "no. 2 to 26", "no. 1", "Test",
    ]  # fmt: skip
    assert "certificate" in str(found[0].remedy)
    assert found[1].remedy is None


def test_what_waits_long_without_a_runner_is_noticed():
    made = an_endpoint(URL)
    a_source()
    head, soon, late = read.head().seq, now(), now() + LATE + timedelta(seconds=9)

    assert not is_forgotten(made, head=head, at=soon)
    assert is_forgotten(made, head=head, at=late)
    assert not is_forgotten(made, head=made.after, at=late)
    for values in (
        {"state": "paused"},
        {"held_until": late + LATE},
        {"next_try_at": late},
    ):
        busy = Endpoint(pk=made.pk, after=made.after, **values)
        assert not is_forgotten(busy, head=head, at=late)
    Delivery.objects.create(endpoint=made, at=late, outcome="busy", took_ms=1)
    assert not is_forgotten(made, head=head, at=late)


def test_the_desk_shows_administrators_what_is_in_trouble(administrator, editor):
    at = now()
    an_endpoint(URL, name="Well")
    an_endpoint(URL, name="Just now", failing_since=at)
    an_endpoint(URL, name="By hand", state="paused", failing_since=at - LATE * 2)
    an_endpoint(URL, name="Gone", state="gone")
    for number in range(SHOWN):
        an_endpoint(URL, name=f"Long {number}", failing_since=at - LATE * 2)

    found = panel(person(administrator), at)

    names = {row["endpoint"].name for row in found.content["rows"]}
    assert found.total == SHOWN + 1
    assert len(names) == SHOWN
    assert not names & {"Well", "Just now", "By hand"}
    assert panel(person(editor), at) is None
