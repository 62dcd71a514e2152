"""The site map: each page in three languages, with the day it last changed.

An index of parts (https://www.sitemaps.org/protocol.html): the lists and standing
pages, then each kind's records, at most PER_PART of them to a part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registry.clock import HONG_KONG
from registry.ledger.models import Entry
from registry.pages.frame import page
from registry.pages.reader import Reader
from registry.records.kinds import Kind, catalogue, kind_by_slug, kinds
from registry.records.models import Record
from registry.records.names import HTML_LANG
from registry.search.models import SearchRow

PER_PART = 10_000  # records, each in three languages; the protocol allows 50 000 pages
XML = "application/xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
STANDING = ("", "check", "changes", "compare", "about", "data", "feeds")


@dataclass(frozen=True, slots=True)
class Place:
    """A page behind its language, and when it last changed; None: not known."""

    path: str
    changed: datetime | None = None


@page
def index(request: HttpRequest, _reader: Reader) -> HttpResponse:
    """List the parts; one query."""
    counted = SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk"))
    parts = [("pages", 1)] + [
        (slug, part)
        for slug, count in sorted(counted)
        for part in range(1, -(-count // PER_PART) + 1)
    ]
    whole = request.build_absolute_uri
    locations = [(whole(f"/sitemap/{name}-{part}.xml"),) for name, part in parts]
    items = format_html_join("\n", "<sitemap><loc>{}</loc></sitemap>", locations)
    return _sent(
        format_html('<sitemapindex xmlns="{}">\n{}\n</sitemapindex>\n', SPACE, items)
    )


@page
def part(
    request: HttpRequest, _reader: Reader, *, name: str, number: int
) -> HttpResponse:
    """List the pages of one part; two queries."""
    if name == "pages" and number == 1:
        places = list(_standing())
    elif name in kind_by_slug():
        places = list(_records(kind_by_slug()[name], number))
    else:
        places = []
    if not places:
        raise Http404
    root = request.build_absolute_uri("/").rstrip("/")
    items = format_html_join("\n", "{}", ((url,) for url in _urls(places, root)))
    return _sent(
        format_html(
            '<urlset xmlns="{}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{}\n'
            "</urlset>\n",
            *(SPACE, items),
        )
    )


def _standing() -> Iterator[Place]:
    """Yield pages that are always there, with themes and the lists of kinds."""
    for name in (*STANDING, *catalogue().themes.pages):
        yield Place(name)
    for kind in kinds():
        yield Place(kind.slug)


def _records(kind: Kind, number: int) -> Iterator[Place]:
    rows: QuerySet[Record] = QuerySet(kind.record)
    start = (number - 1) * PER_PART
    listed = rows.order_by("public_id").values_list("slug", "seq")
    found = {slug: seq or 0 for slug, seq in listed[start : start + PER_PART]}
    changed = Entry.objects.filter(seq__in=list(found.values()))
    times = dict(changed.values_list("seq", "recorded_at"))
    for slug, seq in found.items():
        yield Place(f"{kind.slug}/{slug}", times[seq])


def _urls(places: Iterable[Place], root: str) -> Iterator[SafeString]:
    for place in places:
        others = [
            *(
                (lang, f"{root}/{code}/{place.path}")
                for code, lang in HTML_LANG.items()
            ),
            ("x-default", f"{root}/{place.path}"),
        ]
        links = format_html_join(
            "", '<xhtml:link rel="alternate" hreflang="{}" href="{}"/>', others
        )
        for code in HTML_LANG:
            here = f"{root}/{code}/{place.path}"
            yield format_html(
                "<url><loc>{}</loc>{}{}</url>", here, _changed(place), links
            )


def _changed(place: Place) -> SafeString:
    if place.changed is None:
        return SafeString("")
    at = place.changed.astimezone(HONG_KONG).isoformat(timespec="seconds")
    return format_html("<lastmod>{}</lastmod>", at)


def _sent(body: str) -> HttpResponse:
    return HttpResponse(HEAD + body, content_type=XML)
