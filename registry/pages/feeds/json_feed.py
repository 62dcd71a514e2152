"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any
from xml.etree.ElementTree import tostring

from django.utils.translation import gettext as _

from registry.pages.feeds.atom import instant
from registry.pages.feeds.content import as_text, as_xhtml
from registry.pages.feeds.feed import Document
from registry.pages.feeds.formats import JSON_FEED
from registry.pages.feeds.items import Item
from registry.pages.licence import LICENCE_URL, terms
from registry.pages.twins.subject import Whole

VERSION = "https://jsonfeed.org/version/1.1"


def written(made: Document) -> bytes:
    """Return the document as JSON in UTF-8; `next_url` is the archive before it."""
    found = {
        "version": VERSION,
        "title": made.feed.title,
        "home_page_url": made.whole(made.feed.page),
        "feed_url": made.url(JSON_FEED),
        "description": terms(),
        "next_url": made.before(JSON_FEED),
        "language": made.html_lang,
        "authors": [{"name": _("Virtual Asset Policy Register")}],
        "_register": {"id": made.identity, "license": LICENCE_URL},
        "items": [_item(item, made.whole) for item in made.items],
    }
    kept = {name: value for name, value in found.items() if value or name == "items"}
    return (json.dumps(kept, ensure_ascii=False) + "\n").encode()


def _item(item: Item, whole: Whole) -> dict[str, Any]:
    entry = item.told.entry
    parts = as_xhtml(item, whole)
    return {
        "id": item.identity,
        "url": whole(item.told.url),
        "title": item.title,
        "content_html": "".join(
            tostring(part, encoding="unicode", method="html") for part in parts
        ),
        "content_text": as_text(item),
        "date_published": instant(item.at),
        "date_modified": instant(item.at),
        "tags": [words for _sort, _code, words in item.labels],
        "_register": {
            "seq": entry.seq,
            "record": entry.public_id,
            "record_url": whole(item.record_url),
            "version": entry.version,
            **{sort: code for sort, code, _words in item.labels},
            "json": whole(item.data_url),
        },
    }
