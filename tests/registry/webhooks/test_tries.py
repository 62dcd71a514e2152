"""An endpoint remembers its newest tries, and no more."""

from datetime import UTC, datetime

import pytest

from registry.webhooks import tries
from registry.webhooks.models import Delivery
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer
from registry.webhooks.tries import remember
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_the_newest_are_kept_for_each_endpoint(monkeypatch):
    monkeypatch.setattr(tries, "KEPT", 3)
    one, two = (
        an_endpoint("https://a.example/"),
        an_endpoint("https://b.example/", name="B"),
    )
    remember(two, Answer(Outcome.TAKEN), at=NOON)

    for number in range(5):
        answer = Answer(Outcome.BUSY, 503, "120", number)
        remember(one, answer, at=NOON, span=(number, number + 1))

    kept = Delivery.objects.filter(endpoint=one)
    assert [(row.took_ms, row.first, row.last) for row in kept] == [
        (4, 4, 5), (3, 3, 4), (2, 2, 3),
    ]  # fmt: skip
    assert two.deliveries.get().first is None
