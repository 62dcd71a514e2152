"""The public pages as one finds them: by following links from home."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.test import Client

from registry.pages.addresses import AT_ON
from registry.records.kinds import kinds
from tests.html_page import Page, taken_apart

SOME = 3  # addresses of each sort
KINDS = "|".join(kind.slug for kind in kinds())
FILE = re.compile(r"\.[a-z]+(\.json)?$")


@dataclass(frozen=True, slots=True)
class Read:
    """An address that was asked: its answer, and the page where a link led to it."""

    path: str
    linked_from: str
    status: int
    headers: dict[str, str]
    body: bytes
    page: Page | None  # None where the answer is no HTML

    @property
    def is_page(self) -> bool:
        """Say whether this is a page of the public site."""
        return self.page is not None and not self.path.startswith("/api/")


def sort_of(path: str) -> str:
    """Return what sort of address this is: no record's name, no number, no value."""
    parts = urlsplit(path)
    plain = AT_ON.sub("at/*/on/*/", parts.path)
    plain = re.sub(rf"(/(?:{KINDS})/)[^/.]+", r"\1*", plain)
    plain = re.sub(r"(/(?:id|badge|card)/)[^/.]+", r"\1*", plain)
    names = sorted({name for name, _value in parse_qsl(parts.query)})
    return re.sub(r"\d+", "0", plain) + ("?" + "&".join(names) if names else "")


def is_plain(path: str) -> bool:
    """Say whether an address is a page as of today with nothing asked of it."""
    parts = urlsplit(path)
    return not (parts.query or AT_ON.search(parts.path) or FILE.search(parts.path))


def crawl(start: str, *, whole: bool) -> Iterator[Read]:
    """Yield what every link from `start` on leads to, in the same language.

    Breadth first. Plain pages are all followed where `whole`, else some of each sort,
    as others every time as the language is another; of dated and filtered pages, and
    of files, always some, and their links lead no further.
    """
    client, seen = Client(raise_request_exception=False), {start}
    queue, asked = deque([(start, "")]), Counter[str]()
    chance = Random(start)  # noqa: S311 - which pages are read is no secret
    while queue:
        path, linked_from = queue.popleft()
        sort, plain = sort_of(path), is_plain(path)
        if asked[sort] >= SOME and not (plain and whole):
            continue
        asked[sort] += 1
        yield (found := read(client, path, linked_from))
        if not (found.is_page and plain):
            continue
        links = [target for target, _id in targets(found) if target not in seen]
        chance.shuffle(links)
        seen |= set(links)
        queue += ((link, path) for link in links if _is_in(link, start))


def read(client: Client, path: str, linked_from: str = "") -> Read:
    """Ask for an address, as it stands."""
    answer = client.get(path)
    body = b"".join(answer) if answer.streaming else answer.content
    is_html = answer.headers.get("Content-Type", "").startswith("text/html")
    page = taken_apart(body.decode()) if is_html else None
    headers = dict(answer.headers)
    return Read(path, linked_from, answer.status_code, headers, body, page)


def targets(found: Read) -> Iterator[tuple[str, str]]:
    """Yield (address, id) of each link of a page to the register itself."""
    for link in found.page.links() if found.page else ():
        target, fragment = urldefrag(urljoin(found.path, link))
        if target.startswith("/") and not target.startswith("//"):
            yield target, fragment


def _is_in(link: str, start: str) -> bool:
    """Say whether a link stays in the language one reads, or is behind none."""
    first = link.split("/")[1]
    return link.startswith(start) or not re.fullmatch("en|zh-han[st]", first)
