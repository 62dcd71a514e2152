"""How other forms are sent."""

import pytest
from django.test import Client

from tests.makers import a_policy

pytestmark = pytest.mark.django_db
PAGE = "/en/policies/a-rule"


@pytest.fixture(autouse=True)
def _a_rule() -> None:
    a_policy(title_en="A rule")


def test_a_form_tells_its_page_its_licence_and_its_language(client: Client) -> None:
    response = client.get("/zh-hant/policies/a-rule.csv")

    assert (
        '<http://testserver/zh-hant/policies/a-rule>; rel="canonical"'
        in response["Link"]
    )
    assert 'licenses/by/4.0/>; rel="license"' in response["Link"]
    assert response["Content-Language"] == "zh-Hant-HK"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_a_form_has_a_tag_and_answers_304(client: Client) -> None:
    tag = client.get(f"{PAGE}.md")["ETag"]

    again = client.get(f"{PAGE}.md", headers={"if-none-match": tag})

    assert again.status_code == 304
    assert client.get(f"{PAGE}.csv", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("address", "to"),
    [
        (f"{PAGE}.json", "policies/a-rule"),
        ("/zh-hans/policies/a-rule.json", "policies/a-rule?lang=zh-hans"),
        (f"{PAGE}.json?true_on=2023&utm=x", "policies/a-rule?true_on=2023"),
        ("/policies/a-rule.json?lang=zh-hant", "policies/a-rule?lang=zh-hant"),
        (
            "/en/at/1/on/2023-05-15/policies/a-rule.json",
            "policies/a-rule?true_on=2023-05-15&known_at=seq%3A1",
        ),
        (
            "/en/policies.json?type=circular&sort=name&page=1",
            "policies?type=circular",
        ),
    ],
)
def test_json_is_the_api(client: Client, address: str, to: str) -> None:
    response = client.get(address)

    assert response.status_code == 308
    assert response["Location"] == f"/api/v1/{to}"


def test_a_page_tells_where_its_other_forms_are(client: Client) -> None:
    response = client.get(PAGE)

    assert f'<{PAGE}.md>; rel="alternate"; type="text/markdown"' in response["Link"]
    assert "Accept" in response["Vary"]


def test_accept_names_the_form(client: Client) -> None:
    response = client.get(PAGE, headers={"accept": "text/markdown"})

    assert response.content.startswith(b"# A rule\n")
    assert response["Content-Location"] == f"{PAGE}.md"
    assert response["ETag"] == client.get(f"{PAGE}.md")["ETag"]
    assert response["ETag"] != client.get(PAGE)["ETag"]
    assert "Accept" in response["Vary"]


def test_accept_leads_to_the_api_for_this_once(client: Client) -> None:
    response = client.get(PAGE, headers={"accept": "application/json"})

    assert response.status_code == 307
    assert response["Location"] == "/api/v1/policies/a-rule"
    assert "Accept" in response["Vary"]
