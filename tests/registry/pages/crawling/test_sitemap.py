"""The site map."""

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from registry.ledger.read import newest
from registry.pages.crawling import sitemap
from registry.records.kinds import kinds
from tests.makers import a_policy
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
SPACE = {"s": sitemap.SPACE, "x": "http://www.w3.org/1999/xhtml"}


def tree(address: str) -> ET.Element:
    return ET.fromstring(read(address).html)  # noqa: S314 - our own answer


def test_the_index_names_a_part_for_each_kind_that_holds_records() -> None:
    a_policy()

    found = [loc.text for loc in tree("/sitemap.xml").findall(".//s:loc", SPACE)]

    assert "http://testserver/sitemap/pages-1.xml" in found
    assert "http://testserver/sitemap/policies-1.xml" in found
    assert "http://testserver/sitemap/alerts-1.xml" not in found


def test_a_record_stands_in_three_languages_with_the_day_it_changed() -> None:
    made = a_policy(title_en="A rule")
    entry = newest(made.public_id)
    assert entry is not None

    urls = tree("/sitemap/policies-1.xml").findall("s:url", SPACE)

    places = [url.findtext("s:loc", "", SPACE) for url in urls]
    assert places == [
        f"http://testserver/{code}/policies/a-rule"
        for code in ("en", "zh-hant", "zh-hans")
    ]
    changed = urls[0].findtext("s:lastmod", "", SPACE)
    assert changed.endswith("+08:00")
    assert datetime.fromisoformat(changed) == entry.recorded_at.replace(microsecond=0)
    others = {
        link.get("hreflang"): link.get("href")
        for link in urls[0].findall("x:link", SPACE)
    }
    assert others["zh-Hans"] == "http://testserver/zh-hans/policies/a-rule"
    assert others["x-default"] == "http://testserver/policies/a-rule"


def test_a_large_kind_has_several_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PER_PART", 1)
    a_policy(title_en="One")
    a_policy(title_en="Two")

    assert "policies-2.xml" in read("/sitemap.xml").html
    assert "/en/policies/two" in read("/sitemap/policies-2.xml").html
    assert "/en/policies/one" not in read("/sitemap/policies-2.xml").html


@pytest.mark.parametrize("part", ["pages-2", "alerts-1", "ships-1"])
def test_a_part_that_is_not_there_is_404(part: str) -> None:
    read(f"/sitemap/{part}.xml", status=404)


def test_every_standing_page_is_there(client: Client) -> None:
    found = tree("/sitemap/pages-1.xml").findall("s:url/s:loc", SPACE)
    paths = [str(loc.text).removeprefix("http://testserver") for loc in found]

    english = [path for path in paths if path.startswith("/en/")]
    assert len(english) > len(kinds())
    assert {client.get(path).status_code for path in english} == {200}
