"""The addresses of the API, and what each costs."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from registry.api import addresses
from registry.api.parts import sort_by_slug, sorts
from registry.exports.build import build
from registry.records.kinds import kinds
from tests.full_records import full
from tests.makers import MAKERS, revise
from tests.query_counts import agreed, cost

pytestmark = pytest.mark.django_db
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


@pytest.mark.parametrize("what", EVERY)
@pytest.mark.parametrize("slug", SLUGS)
def test_an_address_costs_what_was_agreed_however_much_it_holds(
    client: Client, slug: str, what: str
) -> None:
    first = MAKERS[slug](slug="first")
    few = cost(client, address(slug, what))
    for n in range(3):
        MAKERS[slug](slug=f"another-{n}")
    revise(first, slug="first")

    many = cost(client, address(slug, what))

    assert {few, many} == {agreed(f"api {slug} {what}")}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "changes",
        "openapi.json",
        "docs",
        "search?q=circular",
        "check?q=circular",
        "calendar",
        "vocabularies",
        "snapshots",
        "status",
    ],
)
def test_what_tells_of_the_whole_costs_what_was_agreed(
    client: Client, settings: Any, tmp_path: Path, name: str
) -> None:
    settings.VAR = tmp_path
    MAKERS["policies"]()
    build()

    assert cost(client, f"/api/v1/{name}".rstrip("/")) == agreed(
        f"api {name or 'index'}"
    )


@pytest.mark.parametrize("slug", ["citations", *(sort.slug for sort in sorts())])
def test_a_list_of_rows_costs_the_same_however_much_it_holds(
    client: Client, slug: str
) -> None:
    full(sort_by_slug()[slug].kind if slug in sort_by_slug() else kinds()[0])
    few = cost(client, f"/api/v1/{slug}")
    other = MAKERS["policies"](requirements=[{}, {}])
    MAKERS["policies"](relations=[{"to_policy": other}])
    MAKERS["sources"](claims=[{}, {}])

    assert {few, cost(client, f"/api/v1/{slug}")} == {agreed("api rows")}
