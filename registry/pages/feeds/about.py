"""The page that lists every feed and says how to follow."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.changesets.models import Cause
from registry.ledger.models import EntryType
from registry.pages.feeds.formats import FEEDS
from registry.pages.feeds.place import Place
from registry.pages.feeds.spans import LENGTH
from registry.pages.frame import framed, list_url, page, plural
from registry.pages.reader import Reader
from registry.records.kinds import catalogue, kinds
from registry.search.models import SearchRow


@page
def feeds(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the feeds of all and of each kind, and how to have any other; one query."""
    start = f"/{reader.language}"
    menu = catalogue().menu
    slug = menu[0] if menu else kinds()[0].slug
    rows = SearchRow.objects.filter(kind=slug).order_by("public_id")
    context = {
        "here": {"label": _("Feeds")},
        "root": request.build_absolute_uri("/").rstrip("/"),
        "forms": FEEDS,
        "everything": _in_each_form(f"{start}/changes"),
        "by_kind": [
            {
                "label": plural(kind),
                "url": list_url(kind),
                "forms": _in_each_form(f"{start}/{kind.slug}"),
            }
            for kind in kinds()
        ],
        "list": f"{start}/{slug}",
        "example": rows.values_list("slug", flat=True).first(),
        "length": LENGTH,
        "calendar": f"/coming.ics?lang={reader.language}",
        "sorts": [
            ("kind", _("Kind"), [(kind.slug, plural(kind)) for kind in kinds()]),
            ("type", _("What happened"), EntryType.choices),
            ("cause", _("Cause"), Cause.choices),
        ],
    }
    return framed(request, "pages/feeds.html", reader=reader, context=context)


def _in_each_form(path: str) -> list[dict[str, Any]]:
    return [{"form": form, "url": Place(path).url(form)} for form in FEEDS]
