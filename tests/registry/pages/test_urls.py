"""The addresses of the public pages."""

import pytest
from django.test import Client

from tests.makers import a_policy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({}, "en"),
        ({"accept-language": "zh-Hant-HK,zh;q=0.9"}, "zh-hant"),
        ({"accept-language": "zh-HK"}, "zh-hant"),
        ({"accept-language": "zh-TW"}, "zh-hant"),
        ({"accept-language": "zh-CN"}, "zh-hans"),
        ({"accept-language": "fr"}, "en"),
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/policies?status=made", "/policies/a-circular"]
)
def test_an_address_without_language_leads_to_the_readers(
    client: Client, address: str, headers: dict[str, str], language: str
) -> None:
    a_policy(title_en="A circular")

    response = client.get(address, headers=headers)

    assert response.status_code == 302
    assert response["Location"] == f"/{language}{address}"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    "address", ["policies/", "policies/a-circular/", "changes/", "changes/1/", "check/"]
)
def test_a_slash_too_many_is_taken_away(client: Client, address: str) -> None:
    response = client.get(f"/en/{address}?true_on=2023")

    assert response.status_code == 308
    assert response["Location"] == f"/en/{address.rstrip('/')}?true_on=2023"


@pytest.mark.parametrize("address", ["/en", "/zh-hant"])
def test_a_language_alone_leads_home(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code in (301, 302, 308)
    assert response["Location"] == f"{address}/"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/en/policies").status_code == 405


def test_pages_send_no_script_and_forbid_it(client: Client) -> None:
    response = client.get("/en/")

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert b"<script" not in response.content
    assert b"style=" not in response.content
