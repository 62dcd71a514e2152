"""The library of Standard Webhooks verifies every delivery of the whole register."""

import pytest
from standardwebhooks import WebhookVerificationError

from registry.clock import now
from registry.ledger import read
from registry.webhooks import signing
from registry.webhooks.delivering import deliver
from tests.registry.webhooks.receiver import an_endpoint, listening

ANOTHER = "ad0b" * 16

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]


@pytest.mark.usefixtures("hong_kong")
def test_every_change_arrives_once_in_order_and_is_verified(settings):
    settings.WEBHOOKS_TO_LOOPBACK = True

    with listening() as receiver:
        an_endpoint(receiver.url, after=0)
        tries = list(deliver(clock=now))

    assert receiver.numbers() == list(range(1, read.head().seq + 1))
    assert len(receiver.got) == len(tries) > 1
    for message in receiver.got:
        with pytest.raises(WebhookVerificationError):
            message.opened(signing.secret(ANOTHER))
