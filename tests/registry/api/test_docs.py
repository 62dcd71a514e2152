"""The description of the API, for machines and for people."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from registry.api import openapi
from registry.api.problems import TYPES

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """The elements, ids and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture
def html(client: Client) -> str:
    return client.get("/api/v1/docs").content.decode()


def test_the_document_is_served_as_it_is_committed(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")

    assert response["Content-Type"] == "application/json"
    assert response.content == openapi.rendered()


def test_the_page_has_every_operation_and_problem(html: str) -> None:
    page = Page(html)

    document = openapi.document()
    named = [m["get"]["operationId"] for m in document["paths"].values()]
    assert {*named, *TYPES} <= set(page.ids)
    for path in document["paths"]:
        assert f"GET {path}<" in html


def test_the_page_tells_every_parameter_and_what_it_may_be(html: str) -> None:
    for methods in openapi.document()["paths"].values():
        for parameter in methods["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in html
    assert "<td>integer, 1 to 500</td>" in html
    assert "en | zh-hant | zh-hans" in html


def test_the_page_has_every_schema_with_its_members(html: str) -> None:
    for name, schema in openapi.document()["components"]["schemas"].items():
        assert f'id="schema-{name}"' in html
        for member in schema.get("properties", {}):
            assert f"<code>{member}</code>" in html


def test_the_page_needs_no_script_and_no_style_of_its_own(
    client: Client, html: str
) -> None:
    policy = client.get("/api/v1/docs")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert not {"script", "style"} & Page(html).elements
    assert not re.search(r"\s(style|on\w+)=", html)


def test_every_place_on_the_page_is_one_and_links_lead_to_one(html: str) -> None:
    page = Page(html)

    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_page_is_html_in_english(client: Client) -> None:
    response = client.get("/api/v1/docs", headers={"Accept-Language": "zh-hant"})

    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Content-Language"] == "en"
    assert b'<html lang="en">' in response.content
