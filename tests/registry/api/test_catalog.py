"""The catalog of the API."""

import re

import pytest
from django.test import Client

from registry.api.catalog import links

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/api-catalog"


def test_it_is_a_set_of_links_of_the_profile_of_such(client: Client) -> None:
    response = client.get(ADDRESS)

    assert response["Content-Type"] == (
        'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
    )
    assert response["Access-Control-Allow-Origin"] == "*"
    catalog, api = response.json()["linkset"]
    assert catalog == {
        "anchor": "http://testserver/.well-known/api-catalog",
        "item": [{"href": api["anchor"]}],
    }
    assert api.keys() == {"anchor", "service-desc", "service-doc", "status"}


def test_every_link_leads_to_what_it_says(client: Client) -> None:
    _catalog, api = client.get(ADDRESS).json()["linkset"]

    assert client.get(api.pop("anchor")).status_code == 200
    for (link,) in api.values():
        response = client.get(link["href"])
        assert response.status_code == 200
        assert response["Content-Type"].startswith(link["type"])


@pytest.mark.parametrize("address", [ADDRESS, "/api/v1"])
def test_head_tells_where_the_catalog_is(client: Client, address: str) -> None:
    response = client.head(address)

    assert response.status_code == 200
    assert f'<{ADDRESS}>; rel="api-catalog"' in response["Link"]
    assert response.content == b""


def test_the_way_in_leads_to_its_description(client: Client) -> None:
    assert client.get("/api/v1")["Link"] == links()
    found = re.findall(r'<([^>]+)>; rel="([a-z-]+)"', links())
    assert [name for _url, name in found] == [
        *("api-catalog", "service-desc", "service-doc", "status"),
    ]
    for url, _name in found:
        assert client.get(url).status_code == 200


def test_who_accepts_links_or_anything_gets_it(client: Client) -> None:
    for accepted in ("application/linkset+json", "*/*"):
        assert client.get(ADDRESS, headers={"Accept": accepted}).status_code == 200
    assert client.get(ADDRESS, headers={"Accept": "text/html"}).status_code == 406
