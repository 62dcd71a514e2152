"""Whether the server lives, and whether it can answer."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from registry.api import health
from registry.ledger.models import Head


def test_a_server_lives_without_its_database(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_a_server_is_ready_when_it_can_read_the_head(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        *(200, {"ready": True, "head_seq": 0}),
    )


@pytest.mark.parametrize("error", [DatabaseError, Head.DoesNotExist])
def test_a_server_without_its_ledger_is_not_ready(
    client: Client, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(health.ledger, "head", fail)

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"ready": False})


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_read_only_and_kept_by_nobody(client: Client, address: str) -> None:
    assert "no-store" in client.get(address)["Cache-Control"]
    assert client.post(address).status_code == 405
