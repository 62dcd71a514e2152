"""What answers where there is nothing."""

from urllib.parse import unquote

import pytest
from django.test import Client

from tests.registry.api.reading import problem_of


@pytest.mark.parametrize(
    "address",
    [
        *("/api/x", "/api/v2/policies", "/api/v1/colours"),
        *(
            "/api/v1/policies/a%0Ab",
            "/api/v1/policies/a/b",
            "/api/v1/openapi.yaml",
            "/api/v1/policies.xml",
        ),
    ],
)
def test_an_address_that_is_none_is_a_problem(address: str) -> None:
    problem = problem_of(address, 404)

    assert problem["type"] == "/api/v1/docs#not-found"
    assert problem["instance"] == unquote(address)
    assert "/api/v1" in problem["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head"])
def test_there_is_nothing_by_any_method(client: Client, method: str) -> None:
    assert getattr(client, method)("/api/v1/colours").status_code == 404


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("/api/v1/policies/", "/api/v1/policies"),
        ("/api/v1/policies/?limit=5", "/api/v1/policies?limit=5"),
        ("/api/v1/policies///", "/api/v1/policies"),
        ("/api/", "/api"),
    ],
)
def test_a_slash_too_many_leads_to_what_is_meant(
    client: Client, address: str, right: str
) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (308, right)
