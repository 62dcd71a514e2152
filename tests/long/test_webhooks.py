"""Runners killed -9 again and again, a receiver that fails by a seed: nothing lost."""

import random
import time

import pytest
from django.db import connection

from registry.ledger import read
from registry.webhooks.models import Endpoint
from tests.long.test_concurrency import tell
from tests.long.told import Collector, collecting, ended, runner, wait_until
from tests.makers import a_source, evidence
from tests.registry.webhooks.receiver import an_endpoint
from tests.test_taking_turns import own_database as own_database

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("own_database"),
]
SEED, KILLS, EACH = 20261123, 10, 6
SENT_AGAIN_S = 60


def kill_and_publish(runners):
    """Publish all the while, and kill one of the runners at moments nobody chose."""
    chance = random.Random(SEED)  # noqa: S311 - the same each time
    for _kill in range(KILLS):
        for _n in range(EACH):
            a_source()
            time.sleep(chance.uniform(0.02, 0.1))
        one = chance.choice(runners)
        one.kill()
        one.start()


def has_all():
    head = read.head().seq
    return all(
        after == head for after in Endpoint.objects.values_list("after", flat=True)
    )


def test_every_change_arrives_in_order_whatever_dies(tmp_path):
    evidence()
    wild, calm = Collector(SEED), Collector(None)
    runners = [runner(tmp_path / f"{number}.log") for number in range(2)]
    with collecting(wild=wild, calm=calm) as url:
        an_endpoint(f"{url}wild", name="Wild", after=0)
        an_endpoint(f"{url}calm", name="Calm", after=0)
        try:
            for one in runners:
                one.start()
            kill_and_publish(runners)
            assert wait_until(has_all, SENT_AGAIN_S)
            codes = [ended(one) for one in runners]
        finally:
            for one in runners:
                one.kill()

    head = read.head().seq
    for one in (wild, calm):
        assert one.faults == []
        assert list(dict.fromkeys(one.came)) == list(range(1, head + 1))
        assert one.held == head
    assert len(wild.ways) >= 7
    assert codes == [0, 0]
    tell(
        f"{connection.vendor}, webhooks: {head} entries, {KILLS} kills,"
        f" {len(wild.came)} told the one that fails, {len(calm.came)} the other"
    )
