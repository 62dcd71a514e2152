"""Signatures that an outsider's library verifies, with secrets that nothing keeps."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from registry.clock import HONG_KONG, now
from registry.webhooks import signing
from registry.webhooks.models import Endpoint

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
BODY = '{"name":"證監會"}'.encode()


def test_the_signature_is_that_of_the_standard():
    told = signing.headers(BODY, "log:7", at=now(), seeds=["a"])

    assert Webhook(signing.secret("a")).verify(BODY, told) == {"name": "證監會"}
    assert told["webhook-id"] == "log:7"
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.secret("b")).verify(BODY, told)
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.secret("a")).verify(BODY + b" ", told)


def test_the_time_is_the_same_in_any_zone():
    here = signing.headers(BODY, "x", at=NOON, seeds=["a"])

    assert here == signing.headers(
        BODY, "x", at=NOON.astimezone(HONG_KONG), seeds=["a"]
    )
    assert here["webhook-timestamp"] == str(int(NOON.timestamp()))


def test_while_secrets_change_either_verifies():
    endpoint = Endpoint(seed="new", seed_before="old", before_until=NOON)
    just_before = NOON - timedelta(microseconds=1)

    assert signing.seeds(endpoint, just_before) == ["new", "old"]
    assert signing.seeds(endpoint, NOON) == ["new"]
    told = signing.headers(BODY, "x", at=now(), seeds=["new", "old"])
    assert told["webhook-signature"].count(" v1,") == 1
    for seed in ("new", "old"):
        assert Webhook(signing.secret(seed)).verify(BODY, told)


def test_a_secret_is_256_bits_behind_its_prefix(settings):
    found = signing.secret("a")

    assert found.startswith("whsec_")
    assert len(base64.b64decode(found.removeprefix("whsec_"))) == 32
    assert signing.secret("b") != found == signing.secret("a")
    settings.SECRET_KEY = "another"  # noqa: S105 - a test's
    assert signing.secret("a") != found


def test_a_seed_is_new_each_time():
    assert signing.new_seed() != signing.new_seed()
    assert len(signing.new_seed()) == 64
