"""Short files that machines look for: robots.txt, opensearch.xml, llms.txt."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from registry.pages.frame import page
from registry.pages.licence import LICENCE_URL, terms
from registry.pages.reader import Reader
from registry.pages.twins.neutral import neutral, require_language
from registry.records.kinds import kinds

TEXT = "text/plain; charset=utf-8"
SEARCH = "application/opensearchdescription+xml"
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /*known_at=
Disallow: /*/at/

Sitemap: {sitemap}
"""


@page
def robots(request: HttpRequest, _reader: Reader) -> HttpResponse:
    """Say that all but the desk and the past may be read, and where the map is.

    The past has an address for each day and change: they never end.
    """
    sitemap = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type=TEXT)


@neutral
@page
def opensearch(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Describe the search to browsers (OpenSearch 1.1), in the language asked for."""
    require_language(request)
    context = {
        "reader": reader,
        "check": request.build_absolute_uri(reverse("check")),
        "icon": request.build_absolute_uri("/static/favicon.svg"),
    }
    return render(request, "pages/opensearch.xml", context, content_type=SEARCH)


@neutral
@page
def llms(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Tell agents in Markdown what is here and how one request answers them."""
    require_language(request)
    context = {
        "reader": reader,
        "root": request.build_absolute_uri("/").rstrip("/"),
        "kinds": [
            (kind.slug, kind.record._meta.verbose_name_plural) for kind in kinds()
        ],
        "mcp": request.build_absolute_uri("/mcp") if settings.MCP else "",
        "terms": terms(),
        "licence_url": LICENCE_URL,
    }
    response = render(request, "pages/llms.txt", context, content_type=TEXT)
    response["Access-Control-Allow-Origin"] = "*"
    return response
