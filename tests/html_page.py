"""A public page taken apart: its elements, links, languages and words."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID = {"alt", "aria-label", "placeholder", "title"}  # attributes one reads or hears
UNSEEN = {"script", "style"}
Attributes = dict[str, str]


@dataclass(slots=True)
class Element:
    """An element while it is open: its tag, and the language of what is in it."""

    tag: str
    lang: str


@dataclass(slots=True)
class Words:
    """A run of text, the language it is marked as, and where it stands."""

    text: str
    lang: str
    within: tuple[str, ...]


@dataclass
class Page:
    """What a page is made of."""

    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def all(self, tag: str) -> list[Attributes]:
        """Return the attributes of each element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]

    def count(self, tag: str) -> int:
        """Return how many elements have this tag."""
        return len(self.all(tag))

    def links(self) -> list[str]:
        """Return where the page's links lead, in order, each once."""
        found = [one["href"] for one in self.all("a") if "href" in one]
        return list(dict.fromkeys(found))

    def head(self, rel: str) -> list[Attributes]:
        """Return the links of the head with this relation."""
        return [one for one in self.all("link") if rel in one.get("rel", "").split()]

    def ids(self) -> Counter[str]:
        """Return how often each id is given."""
        return Counter(one["id"] for _tag, one in self.elements if "id" in one)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.elements.append((tag, given))
        above = self.open[-1].lang if self.open else ""
        element = Element(tag, given.get("lang") or above)
        for name in SAID & given.keys():
            self._say(given[name], element.lang, f"[{name}]")
        if tag == "meta" and given.get("name") == "description":
            self._say(given.get("content", ""), element.lang, "[description]")
        if tag not in VOID and not self._closes_itself():
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in {one.tag for one in self.open}:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag not in UNSEEN:
            self._say(data, self.open[-1].lang, "")

    def _closes_itself(self) -> bool:
        return (self.get_starttag_text() or "").endswith("/>")

    def _say(self, text: str, lang: str, attribute: str) -> None:
        if text := " ".join(text.split()):
            within = tuple(one.tag for one in self.open)
            self.page.words.append(Words(text, lang, (*within, attribute)))


def taken_apart(html: str) -> Page:
    """Return the page that this HTML is."""
    parser = _Parser()
    parser.feed(html)
    return parser.page
