"""What every public page keeps to, as functions that name what is amiss."""

import gzip
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from registry.pages.addresses import AT_ON
from registry.records.names import HTML_LANG
from tests.crawl import Read
from tests.html_page import Page

LARGEST = 15 * 1024  # bytes of a page's HTML, compressed
HERE = "http://testserver"
POLICY = {  # beside default-src 'none': what pages use, from here or not at all
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
LOADED = {"img": "src", "use": "href", "image": "href", "source": "src"}
LOADING = {"stylesheet", "icon", "preload", "manifest"}
FRAMES = {"script", "style", "iframe", "object", "embed", "video", "audio", "base"}
Rule = Callable[[Read, Page], Iterator[str]]


def faults(found: Read) -> list[str]:
    """Return what is amiss on a page that answers 200."""
    assert found.page is not None
    return [fault for rule in RULES for fault in rule(found, found.page)]


def markup(_found: Read, page: Page) -> Iterator[str]:
    """No script, no style but the style sheet's, one h1, no id twice."""
    for tag in sorted(FRAMES):
        if page.count(tag):
            yield f"<{tag}>"
    for tag, given in page.elements:
        if "style" in given:
            yield f"style= on <{tag}>"
        yield from (f"{name}= on <{tag}>" for name in given if name.startswith("on"))
    if page.count("h1") != 1:
        yield f"{page.count('h1')} h1"
    yield from (f"id {name} twice" for name, n in page.ids().items() if n > 1)


def language(found: Read, page: Page) -> Iterator[str]:
    """The language of the address is the page's."""
    expected = HTML_LANG[found.path.split("/")[1]]
    if [one.get("lang") for one in page.all("html")] != [expected]:
        yield f"not in {expected}"


def size(found: Read, _page: Page) -> Iterator[str]:
    """HTML of at most 15 KB, compressed."""
    if (size := len(gzip.compress(found.body, 9))) > LARGEST:
        yield f"{size / 1024:.1f} KB"


def own_origin(_found: Read, page: Page) -> Iterator[str]:
    """Whatever a page loads comes from here."""
    loaded = [one.get("href", "") for rel in LOADING for one in page.head(rel)]
    for tag, name in LOADED.items():
        loaded += [one.get(name, "") for one in page.all(tag)]
    yield from (f"loads {url!r}" for url in loaded if not is_own(url))


def is_own(url: str) -> bool:
    """Say whether an address is of this register."""
    parts = urlsplit(url.removeprefix(HERE))
    return not (parts.scheme or parts.netloc) and bool(parts.path or parts.fragment)


def policy(found: Read, _page: Page) -> Iterator[str]:
    """The policy allows nothing but what is used."""
    sent = found.headers.get("Content-Security-Policy", "")
    allowed = dict(one.strip().split(" ", 1) for one in sent.split(";") if one.strip())
    if allowed.pop("default-src", "") != "'none'" or allowed != POLICY:
        yield f"policy {sent!r}"


def crawlers(found: Read, page: Page) -> Iterator[str]:
    """One address for search engines, three languages, nothing dated."""
    path = urlsplit(found.path).path
    plain = AT_ON.sub("", path, count=1)
    if [one.get("href") for one in page.head("canonical")] != [HERE + plain]:
        yield "canonical"
    others = [one["hreflang"] for one in page.head("alternate") if "hreflang" in one]
    if sorted(others) != sorted([*HTML_LANG.values(), "x-default"]):
        yield f"hreflang {others}"
    robots = [one.get("content") for one in page.all("meta")
              if one.get("name") == "robots"]  # fmt: skip
    if is_dated(found.path) and robots != ["noindex"]:
        yield f"dated, robots {robots}"


def is_dated(path: str) -> bool:
    """Say whether an address asks for a day or for what was known."""
    query = urlsplit(path).query
    return bool(AT_ON.search(path) or re.search(r"(^|&)(true_on|known_at)=", query))


RULES: list[Rule] = [markup, language, size, own_origin, policy, crawlers]
