"""A test is signed like any message, tells nothing and moves nothing."""

import pytest

from registry.audit.models import AuditLine
from registry.clock import now
from registry.ledger import read
from registry.webhooks.models import Endpoint
from registry.webhooks.outcomes import Outcome
from registry.webhooks.pinging import ping
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint, listening, with_status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("to_loopback")]


def test_it_arrives_verified_and_about_nothing(administrator):
    a_source()
    with listening() as receiver:
        made = an_endpoint(receiver.url, after=0)
        found = ping(made, by=administrator, clock=now)
        again = ping(made, by=administrator, clock=now)

    told = receiver.got[0].opened()
    log_id = read.head().log_id
    ids = {one.headers["webhook-id"] for one in receiver.got}
    assert found.outcome == again.outcome == Outcome.TAKEN
    assert (told["type"], told["data"], told["log_id"]) == ("register.ping", [], log_id)
    assert len(ids) == 2
    assert all(one.startswith(f"{log_id}:ping-") for one in ids)
    assert Endpoint.objects.get().after == 0
    assert made.deliveries.filter(first=None, status=204).count() == 2
    assert AuditLine.objects.filter(act="endpoint_tested").count() == 2


def test_a_failure_is_remembered_and_delays_nothing(administrator):
    with listening(with_status(410)) as receiver:
        made = an_endpoint(receiver.url)
        found = ping(made, by=administrator, clock=now)

    kept = Endpoint.objects.get()
    assert found.status == 410
    assert (kept.state, kept.failures, kept.next_try_at) == ("active", 0, None)
