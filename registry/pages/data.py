"""How to take all data, and the way to the description of the API."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from registry.pages.frame import framed, list_url, page, plural
from registry.pages.licence import LICENCE_URL
from registry.pages.reader import Reader
from registry.pages.twins.formats import DATA
from registry.records.kinds import kinds
from registry.search.models import SearchRow

DOCS = "/api/v1/docs"


@page
def data(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what there is, in which forms, and the loop that takes it; one query."""
    counted = SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk"))
    totals = dict(counted)
    context = {
        "here": {"label": _("Data")},
        "root": request.build_absolute_uri("/").rstrip("/"),
        "formats": DATA,
        "licence_url": LICENCE_URL,
        "docs": DOCS,
        "kinds": [
            {
                "label": plural(kind),
                "url": list_url(kind),
                "slug": kind.slug,
                "total": totals.get(kind.slug, 0),
            }
            for kind in kinds()
        ],
    }
    return framed(request, "pages/data.html", reader=reader, context=context)


def api(_request: HttpRequest) -> HttpResponse:
    """Lead to the description of the API (308)."""
    response = HttpResponsePermanentRedirect(DOCS)
    response.status_code = 308
    return response
