"""The OpenAPI document tells what is posted to webhooks, and tells it truly."""

import json

import pytest
from jsonschema import Draft202012Validator

from registry.api.webhooks import HEADERS, SHAPES, described
from registry.clock import now
from registry.webhooks.delivering import deliver
from registry.webhooks.pinging import ping
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint, listening


def bodies(shape):
    """Return what validates a body."""
    named = {"$ref": f"#/components/schemas/{shape}"}
    uuid = {"Uuid": {"type": "string"}}
    return Draft202012Validator(
        {**named, "components": {"schemas": {**uuid, **SHAPES}}}
    )


@pytest.mark.django_db
def test_what_is_posted_is_what_is_described(administrator, settings):
    settings.WEBHOOKS_TO_LOOPBACK = True
    with listening() as receiver:
        made = an_endpoint(receiver.url)
        a_source()
        list(deliver(clock=now))
        ping(made, by=administrator, clock=now)

    changes, test = (json.loads(one.body) for one in receiver.got)
    bodies("Message").validate(changes)
    bodies("Ping").validate(test)
    assert changes.keys() == SHAPES["Message"]["properties"].keys()
    assert changes["data"][0].keys() == SHAPES["Told"]["properties"].keys()
    assert not bodies("Ping").is_valid(changes)
    assert all(HEADERS.keys() <= one.headers.keys() for one in receiver.got)


def test_each_is_named_and_may_be_taken_refused_or_failed():
    posts = [one["post"] for one in described().values()]

    assert len({post["operationId"] for post in posts}) == len(posts) == 2
    for post in posts:
        assert post["responses"].keys() == {"2XX", "410", "default"}
        assert {one["name"] for one in post["parameters"]} == HEADERS.keys()
