"""The addresses of the API, and what each costs."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registry.api import addresses
from registry.records.kinds import kinds
from tests.makers import MAKERS, revise

pytestmark = pytest.mark.django_db
COUNTS = Path(__file__).parents[2] / "query_counts.json"
EVERY = ["list", "record", "record by slug", "versions", "version"]
SLUGS = [kind.slug for kind in kinds()]


def address(kind: str, what: str) -> str:
    """Return an address of a kind whose first record has the slug `first`."""
    prefix = next(k.prefix for k in kinds() if k.slug == kind)
    record = addresses.of_record(kind, f"{prefix}-0001")
    return {
        "list": addresses.of_list(kind),
        "record": record,
        "record by slug": addresses.of_record(kind, "first"),
        "versions": f"{record}/versions",
        "version": f"{record}/versions/1",
    }[what]


def cost(client: Client, url: str) -> int:
    """Return how many queries an address takes, the second time it is asked."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return len(queries)


@pytest.mark.parametrize("what", EVERY)
@pytest.mark.parametrize("slug", SLUGS)
def test_an_address_costs_what_was_agreed_however_much_it_holds(
    client: Client, slug: str, what: str
) -> None:
    agreed = json.loads(COUNTS.read_text())
    first = MAKERS[slug](slug="first")
    few = cost(client, address(slug, what))
    for n in range(3):
        MAKERS[slug](slug=f"another-{n}")
    revise(first, slug="first")

    many = cost(client, address(slug, what))

    assert {few, many} == {agreed[f"api {slug} {what}"]}


@pytest.mark.parametrize("name", ["", "changes", "openapi.json", "docs"])
def test_what_tells_of_the_whole_costs_what_was_agreed(
    client: Client, name: str
) -> None:
    MAKERS["policies"]()
    agreed = json.loads(COUNTS.read_text())

    assert (
        cost(client, f"/api/v1/{name}".rstrip("/")) == agreed[f"api {name or 'index'}"]
    )
