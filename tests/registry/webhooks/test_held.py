"""One runner at a time: who holds an endpoint, for how long, and who comes too late."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.webhooks import held
from registry.webhooks.held import HOLD, due, hold, keep, let_go
from registry.webhooks.models import Endpoint
from registry.webhooks.posting import TIMEOUT_S
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
URL = "https://receiver.example/"


@pytest.fixture
def waiting():
    """Return an endpoint that something waits for."""
    a_source()
    found = an_endpoint(URL)
    a_source()
    return found


def fresh(endpoint):
    return Endpoint.objects.get(pk=endpoint.pk)


def test_one_runner_gets_it_and_no_other(waiting):
    mine = hold(waiting.pk, NOON)

    assert mine is not None
    assert hold(waiting.pk, NOON) is None
    assert due(NOON) == []
    assert due(NOON + HOLD) == [waiting.pk]


def test_what_a_killed_runner_held_is_free_after_a_while(waiting):
    late, next_one = hold(waiting.pk, NOON), hold(waiting.pk, NOON + HOLD)

    assert next_one is not None
    assert not let_go(late, after=99)
    assert fresh(waiting).held_by == next_one.held_by
    assert let_go(next_one, after=next_one.after + 1)
    assert fresh(waiting).after == waiting.after + 1


def test_a_hold_outlasts_any_try():
    assert timedelta(seconds=2 * TIMEOUT_S) <= held.HOLD


def test_a_cursor_that_was_set_meanwhile_stays(waiting):
    mine = hold(waiting.pk, NOON)
    Endpoint.objects.filter(pk=waiting.pk).update(after=0)

    assert not keep(mine, upto=99)
    assert not let_go(mine, after=99)
    assert (fresh(waiting).after, fresh(waiting).held_by) == (0, "")


@pytest.mark.parametrize(
    "values",
    [
        {"state": "paused"},
        {"next_try_at": NOON + timedelta(seconds=1)},
        {"after": 10**6},
    ],
)
def test_who_is_paused_waits_or_has_all_is_not_due(waiting, values):
    Endpoint.objects.filter(pk=waiting.pk).update(**values)

    assert due(NOON) == []
    if "after" not in values:
        assert hold(waiting.pk, NOON) is None


def test_who_was_told_longest_ago_comes_first(waiting):
    told = an_endpoint(URL, name="Told", after=0, delivered_at=NOON)
    earlier = an_endpoint(URL, name="Earlier", after=0, delivered_at=NOON - HOLD)

    assert due(NOON) == [waiting.pk, earlier.pk, told.pk]
