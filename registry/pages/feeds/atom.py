"""Feeds as Atom (RFC 4287), their archives linked (RFC 5005)."""

import re
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from registry.clock import HONG_KONG
from registry.pages.feeds.content import as_text, as_xhtml
from registry.pages.feeds.feed import Document
from registry.pages.feeds.formats import ATOM, FEEDS
from registry.pages.feeds.items import Item
from registry.pages.licence import LICENCE_URL, terms
from registry.pages.twins.formats import HTML, JSON
from registry.pages.twins.subject import Whole

SPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
}
XHTML = "http://www.w3.org/1999/xhtml"
# what XML 1.0 (section 2.2) has no character for
UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(made: Document) -> bytes:
    """Return the document as XML in UTF-8."""
    root = Element("feed", {**SPACES, "xml:lang": made.html_lang})
    _text(root, "id", text=made.identity)
    _text(root, "title", text=made.feed.title)
    _text(root, "updated", text=instant(made.updated))
    _text(SubElement(root, "author"), "name", text=_("Virtual Asset Policy Register"))
    _text(root, "rights", text=terms())
    _ways(root, made)
    for item in made.items:
        _entry(root, item, whole=made.whole)
    return xml(root)


def instant(at: datetime) -> str:
    """Return an instant as RFC 3339 writes it, in Hong Kong."""
    return at.astimezone(HONG_KONG).isoformat()


def xml(root: Element) -> bytes:
    """Return a tree as UTF-8, without the characters that XML cannot hold."""
    for one in root.iter():
        one.text, one.tail = _writable(one.text), _writable(one.tail)
        for name, value in one.items():
            one.set(name, UNWRITABLE.sub("", value))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _writable(text: str | None) -> str | None:
    return UNWRITABLE.sub("", text) if text else text


def _ways(root: Element, made: Document) -> None:
    page = made.whole(made.feed.page)
    _link(root, "self", url=made.url(ATOM), media_type=ATOM.media_type)
    _link(root, "alternate", url=page, media_type=HTML)
    for form in FEEDS:
        if form != ATOM:
            _link(root, "alternate", url=made.url(form), media_type=form.media_type)
    _link(root, "license", url=LICENCE_URL)  # RFC 4946
    if made.span:
        SubElement(root, "fh:archive")
        _link(root, "current", url=made.current(ATOM), media_type=ATOM.media_type)
    if earlier := made.before(ATOM):
        _link(root, "prev-archive", url=earlier, media_type=ATOM.media_type)


def _entry(root: Element, item: Item, *, whole: Whole) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", text=item.identity)
    _text(entry, "title", text=item.title)
    _text(entry, "updated", text=instant(item.at))
    _text(entry, "published", text=instant(item.at))
    _link(entry, "alternate", url=whole(item.told.url), media_type=HTML)
    _link(entry, "alternate", url=whole(item.data_url), media_type=JSON.media_type)
    _link(entry, "related", url=whole(item.record_url), media_type=HTML)
    for sort, code, words in item.labels:
        found = {"term": code, "label": words, "scheme": whole(f"/feeds#{sort}")}
        SubElement(entry, "category", found)
    _text(entry, "summary", text=as_text(item))
    content = SubElement(entry, "content", {"type": "xhtml"})
    box = as_xhtml(item, whole)
    box.set("xmlns", XHTML)
    content.append(box)
    entry.tail = "\n"


def _text(under: Element, name: str, *, text: str) -> None:
    SubElement(under, name).text = text


def _link(under: Element, rel: str, *, url: str, media_type: str = "") -> None:
    given = {"type": media_type} if media_type else {}
    SubElement(under, "link", {"rel": rel, **given, "href": url})
