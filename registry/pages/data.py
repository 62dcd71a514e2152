"""How to take all data, and the way to the description of the API."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from registry import built
from registry.built import PACKAGE, Export
from registry.history.labels import label
from registry.pages.addresses import at_times
from registry.pages.frame import framed, list_url, page, plural
from registry.pages.licence import LICENCE_URL
from registry.pages.reader import Reader
from registry.pages.twins.formats import DATA
from registry.records.kinds import kinds, parts_of
from registry.records.punctuation import with_colon
from registry.search.models import SearchRow

DOCS = "/api/v1/docs"
CITED = "citations"
WHOLE = {
    "register.sqlite": lazy("All tables, for SQLite and Datasette"),
    "records.jsonl": lazy("Every record in its public form, one a line"),
    "changes.jsonl": lazy("Every change from the first on, one a line"),
    "live.txt": lazy("The ids of all records, each with its newest change"),
}

TABLES = ("csv", "parquet")


@page
def data(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what there is, in which forms, and the loop that takes it; two queries."""
    counted = SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk"))
    totals = dict(counted)
    with at_times(""):  # the example names a day itself
        example = list_url(kinds()[0])
    context = {
        "here": {"label": _("Data")},
        "root": request.build_absolute_uri("/").rstrip("/"),
        "formats": DATA,
        "licence_url": LICENCE_URL,
        "docs": DOCS,
        "example": example,
        "export": _told(export, reader) if (export := built.latest()) else None,
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
    response = framed(request, "pages/data.html", reader=reader, context=context)
    response["Cache-Control"] = "no-cache"  # an export may be built without a change
    return response


def _told(export: Export, reader: Reader) -> dict[str, Any]:
    """Return the newest export as the page shows it: whole files, then tables."""
    titles = {Path(path).stem: str(title) for path, title in WHOLE.items()} | _tables()
    files = [
        {
            **{name: file[name] for name in ("path", "rows", "bytes")},
            "title": titles.get(Path(file["path"]).stem, file["title"]),
            "url": export.url + file["path"],
            "sha256": file["hash"].removeprefix("sha256:"),
            "format": file["format"],
        }
        for file in export.files.values()
    ]
    return {
        "seq": export.seq,
        "recorded": reader.instant(
            datetime.fromisoformat(export.package["recorded_at"])
        ),
        "day": reader.day(date.fromisoformat(export.true_on)),
        "package": export.url + PACKAGE,
        "whole": [file for file in files if file["format"] not in TABLES],
        "tables": [file for file in files if file["format"] == "csv"],
        "parquet": [file for file in files if file["format"] == "parquet"],
    }


def _tables() -> dict[str, str]:
    """Return what each table is called, by the stem of its file."""
    found = {CITED: label(kinds()[0], CITED)}
    for kind in kinds():
        found[kind.slug] = plural(kind)
        for part in parts_of(kind.record):
            stem = f"{kind.slug}-{part.replace('_', '-')}"
            found[stem] = with_colon(plural(kind), label(kind, part))
    return found


def api(_request: HttpRequest, **_times: Any) -> HttpResponse:
    """Lead to the description of the API (308), at whatever time is read."""
    response = HttpResponsePermanentRedirect(DOCS)
    response.status_code = 308
    return response
