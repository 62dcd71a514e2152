"""The addresses of a record that was merged lead to the other; its history stays."""

import json

import pytest
from django.test import Client

from registry.api.openapi import document
from registry.ledger import read
from registry.records.kinds import kinds
from tests.linked_records import merged
from tests.makers import MAKERS, an_exchange, revise, withdraw

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


def led(client: Client, address: str) -> tuple[int, str]:
    """Return the status of an address, and where it leads."""
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_address_leads_to_the_other(client: Client, slug: str) -> None:
    stays, gone = MAKERS[slug](), MAKERS[slug]()
    renamed = revise(gone, slug="renamed")
    merged(renamed, stays)
    api, page = f"/api/v1/{slug}", f"/en/{slug}"

    for key in (gone.public_id, gone.slug, "renamed"):
        assert led(client, f"{api}/{key}") == (308, f"{api}/{stays.public_id}")
    for key in (gone.slug, "renamed"):
        assert led(client, f"{page}/{key}") == (308, f"{page}/{stays.slug}")
    assert led(client, f"/id/{gone.public_id}") == (308, f"/id/{stays.public_id}")


def test_what_was_asked_is_asked_there_too(client: Client) -> None:
    stays, gone = an_exchange(), an_exchange()
    merged(gone, stays)

    for address, query in (
        (f"/api/v1/exchanges/{gone.public_id}", "?lang=zh-hant"),
        (f"/zh-hant/exchanges/{gone.slug}", "?on=2024-01-01"),
    ):
        status, location = led(client, address + query)
        assert (status, location.endswith(query)) == (308, True)


def test_a_chain_is_followed_to_its_end(client: Client) -> None:
    one, two, three = an_exchange(), an_exchange(), an_exchange()
    merged(one, two)
    merged(two, three)

    api, page = "/api/v1/exchanges", "/en/exchanges"
    assert led(client, f"{api}/{one.public_id}") == (308, f"{api}/{three.public_id}")
    assert led(client, f"{page}/{one.slug}") == (308, f"{page}/{three.slug}")
    assert led(client, f"/id/{one.public_id}") == (308, f"/id/{three.public_id}")


def test_a_chain_that_ends_outside_says_why(client: Client) -> None:
    one, two = an_exchange(), an_exchange()
    merged(one, two)
    withdraw(two, reason="It was never a platform.")

    for address in (f"/api/v1/exchanges/{one.slug}", f"/en/exchanges/{one.slug}"):
        response = client.get(address, follow=True)
        assert response.status_code == 410
        assert "It was never a platform." in response.content.decode()


def test_versions_and_history_still_answer(client: Client) -> None:
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    entry = merged(gone, stays, reason="They are one and the same.")
    base = f"/api/v1/exchanges/{gone.public_id}/versions"

    versions = client.get(base).json()["data"]
    last = client.get(f"{base}/2").json()
    history = client.get(f"/en/exchanges/{gone.slug}/history")
    change = client.get(f"/en/changes/{entry.seq}")

    assert [one["type"] for one in versions] == ["published", "merged"]
    assert last["data"] == {
        "id": gone.public_id, "kind": "exchanges", "slug": gone.slug,
        "withdrawn": "They are one and the same.", "merged_into": stays.public_id,
    }  # fmt: skip
    for page in (history, change):
        assert page.status_code == 200
        assert f"erged into {stays.public_id}" in page.content.decode()
    assert client.get(f"{base}/1").json()["data"]["name_en"] == "Gone"


def test_the_feed_of_changes_tells_it(client: Client) -> None:
    stays, gone = an_exchange(), an_exchange()
    merged(gone, stays)

    line = client.get("/api/v1/changes").json()["data"][-1]

    assert (line["type"], line["id"]) == ("merged", gone.public_id)
    assert line["payload"]["merged_into"] == stays.public_id


def test_the_list_holds_the_other_alone(client: Client) -> None:
    stays, gone = an_exchange(), an_exchange()
    merged(gone, stays)

    response = client.get("/api/v1/exchanges")

    assert [row["id"] for row in json.loads(response.content)["data"]] == [
        stays.public_id
    ]
    assert read.successor(read.newest(stays.public_id)).record == stays.pk


@pytest.mark.parametrize("slug", SLUGS)
def test_openapi_says_where_a_record_may_lead(slug: str) -> None:
    responses = document()["paths"][f"/api/v1/{slug}/{{key}}"]["get"]["responses"]

    for status in ("301", "308"):
        assert "Location" in responses[status]["headers"]
