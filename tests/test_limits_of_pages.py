"""The limits every public page keeps, over the Hong Kong data in three languages.

One walks from home by every link: in English through all pages, in Chinese through
some of each sort.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.crawl import Read, crawl, is_plain, sort_of, targets
from tests.html_page import taken_apart
from tests.limits import HERE, POLICY, faults

STATIC = Path(settings.BASE_DIR) / "static"
LEADING = {  # to the document; to the API
    "^/id/": 303,
    r"^/(?!api/)[^?]*(?<!\.csl)(?<!\.feed)\.json($|\?)": 308,
}
FONTS, LARGEST_FONT = 3, 25 * 1024
WALKS = [("en", True), ("zh-hant", False), ("zh-hans", False)]
SORTS = {"en": 70, "zh-hant": 70, "zh-hans": 70}


@pytest.mark.long  # some minutes: every page there is
@pytest.mark.sqlite  # what a page is made of does not depend on the database
@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(("language", "whole"), WALKS)
def test_every_page_keeps_the_limits_and_no_link_is_broken(language, whole):
    found = {one.path: one for one in crawl(f"/{language}/", whole=whole)}
    amiss = {path: told(one) for path, one in found.items()}

    assert {path: one for path, one in amiss.items() if one} == {}
    assert loose_ends(found) == []
    assert len({sort_of(path) for path in found}) > SORTS[language]


def told(one):
    """Return what is amiss with an address that a link leads to."""
    led = (status for form, status in LEADING.items() if re.search(form, one.path))
    expected = next(led, 200)
    if one.status != expected:
        return [one.status, one.linked_from]
    return faults(one) if one.is_page and expected == 200 else []


def loose_ends(found):
    """Return links to a place that is not on the page they lead to."""
    places = {path: set(one.page.ids()) for path, one in found.items() if one.page}
    return [
        f"{path} -> {target}#{place}"
        for path, one in found.items()
        for target, place in targets(one)
        if place and target in places and place not in places[target]
    ]


def test_a_page_loads_few_small_fonts_and_nothing_from_elsewhere():
    fonts = list(STATIC.rglob("*.woff2"))
    styles = "".join(path.read_text() for path in STATIC.glob("*.css"))

    assert len(fonts) <= FONTS
    assert max(font.stat().st_size for font in fonts) <= LARGEST_FONT
    assert re.findall(r"(?:url\(|@import\s+)[\"']?(?:https?:|//|data:)", styles) == []


# that each rule bites

HEAD = f"""<html lang="en"><link rel="canonical" href="{HERE}/en/check">
<link rel="alternate" hreflang="en" href="/en/check">
<link rel="alternate" hreflang="zh-Hant-HK" href="/zh-hant/check">
<link rel="alternate" hreflang="zh-Hans" href="/zh-hans/check">
<link rel="alternate" hreflang="x-default" href="/check">"""
KEPT = "; ".join(["default-src 'none'", *(" ".join(one) for one in POLICY.items())])


def a_page(html, path="/en/check", policy=KEPT):
    headers = {"Content-Security-Policy": policy}
    return Read(path, "", 200, headers, html.encode(), taken_apart(html))


def test_a_page_that_keeps_them_all_is_left_in_peace():
    assert faults(a_page(HEAD + "<h1>Check</h1><img src='/a.svg'>")) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<h1>A</h1><script src='/a.js'></script>", "<script>"),
        ("<h1>A</h1><style>p {}</style>", "<style>"),
        ("<h1 style='color: red'>A</h1>", "style= on <h1>"),
        ("<h1 onclick='a()'>A</h1>", "onclick= on <h1>"),
        ("<h2>A</h2>", "0 h1"),
        ("<h1>A</h1><h1>B</h1>", "2 h1"),
        ("<h1 id='a'>A</h1><p id='a'>B</p>", "id a twice"),
        ("<h1>A</h1><img src='https://a.example/b'>", "loads 'https://a.example/b'"),
        ("<h1>A</h1><link rel='icon' href='//a.example/b'>", "loads '//a.example/b'"),
        ("<h1>A</h1><link rel='alternate' hreflang='fr' href='/fr/'>", "hreflang"),
    ],
)
def test_what_breaks_one_is_named(html, fault):
    assert [one[: len(fault)] for one in faults(a_page(HEAD + html))] == [fault]


@pytest.mark.parametrize(
    ("path", "policy", "fault"),
    [
        ("/zh-hans/check", KEPT, "not in zh-Hans"),
        ("/en/check?true_on=2023", KEPT, "dated, robots []"),
        ("/en/at/5/on/2023-01-01/check", KEPT, "dated, robots []"),
        ("/en/check", KEPT.replace("'self'", "*", 1), "policy"),
        ("/en/check", "", "policy"),
        ("/en/changes", KEPT, "canonical"),
    ],
)
def test_so_is_what_the_address_and_the_headers_break(path, policy, fault):
    found = faults(a_page(HEAD + "<h1>A</h1>", path, policy))

    assert fault in [one[: len(fault)] for one in found]


def test_a_large_page_is_named_with_its_size():
    html = HEAD + "<h1>A</h1>" + "".join(f"<p>{n**7}" for n in range(9000))

    assert [one.endswith(" KB") for one in faults(a_page(html))] == [True]


def test_a_link_to_no_place_is_found():
    linked = "<h1 id='a'>A</h1><a href='#a'>A</a><a href='/en/check#b'>B</a>"

    assert loose_ends({"/en/check": a_page(linked)}) == ["/en/check -> /en/check#b"]


def test_addresses_of_a_sort_are_known_by_their_pattern():
    assert sort_of("/en/exchanges/hashkey/v/3") == "/en/exchanges/*/v/0"
    assert sort_of("/en/at/9/on/2026-01-01/check?q=a") == "/en/at/*/on/*/check?q"
    assert sort_of("/id/EX-0002") == "/id/*"
    assert is_plain("/en/changes/57")
    assert not is_plain("/en/exchanges.json")
    assert not is_plain("/en/exchanges?status=licensed")
