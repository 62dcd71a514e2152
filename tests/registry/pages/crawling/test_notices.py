"""Short files that machines look for."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from registry.records.kinds import kinds
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def test_robots_are_led_to_the_map_and_kept_from_the_endless_past() -> None:
    text = read("/robots.txt").html

    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
    assert "Disallow: /*/at/" in text


def test_browsers_are_told_how_to_search() -> None:
    root = ET.fromstring(read("/opensearch.xml?lang=zh-hant").html)  # noqa: S314 - ours

    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    url = root.find("o:Url", space)
    assert url is not None
    assert url.get("template") == "http://testserver/zh-hant/check?q={searchTerms}"
    assert root.findtext("o:Language", "", space) == "zh-Hant-HK"
    assert len(root.findtext("o:ShortName", "", space)) <= 16


def test_agents_are_told_where_each_kind_is(client: Client) -> None:
    text = read("/llms.txt").html

    assert text.startswith("# Virtual Asset Policy Register\n\n> ")
    for kind in kinds():
        assert f"(http://testserver/en/{kind.slug}.md)" in text
        assert client.get(f"/en/{kind.slug}.md").status_code == 200
    assert "creativecommons.org/licenses/by/4.0" in text


@pytest.mark.parametrize("runs", [True, False])
def test_agents_are_told_of_their_endpoint_where_it_runs(settings, runs: bool) -> None:
    settings.MCP = runs

    text = read("/llms.txt").html

    assert ("(http://testserver/mcp)\n" in text) is runs
    assert "\n\n\n" not in text


@pytest.mark.parametrize("path", ["/opensearch.xml", "/llms.txt"])
def test_an_unknown_language_is_refused(path: str) -> None:
    read(f"{path}?lang=fr", status=400)
