"""Ask for a page and read it as a reader would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

VOID = {"meta", "link", "input", "br", "path", "rect", "circle", "use"}


@dataclass
class Page:
    """An answer: its words in order, its links, and what language each word is in."""

    status: int
    html: str
    text: str = ""
    links: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)


class Reader(HTMLParser):
    """Collects words, links and languages."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, str, str]] = []  # tag, lang, href

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            above = self.open[-1] if self.open else ("", "", "")
            lang, href = given.get("lang") or above[1], given.get("href") or above[2]
            self.open.append((tag, lang, href))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.open and self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words:
            return
        _tag, lang, href = self.open[-1] if self.open else ("", "", "")
        self.page.text = f"{self.page.text} {words}".strip()
        self.page.languages.setdefault(words, lang)
        if href:
            self.page.links.setdefault(words, href)


def read(address: str, *, status: int = 200) -> Page:
    """Return a page that answers with this status."""
    response = Client().get(address)
    assert response.status_code == status, (address, response.status_code)
    page = Page(status, response.content.decode())
    Reader(page).feed(page.html)
    return page
