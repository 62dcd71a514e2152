"""The addresses of the API and of health."""

from django.urls import URLPattern, path, re_path

from registry.api import health
from registry.api.calendar import Calendar
from registry.api.catalog import ApiCatalog
from registry.api.changes import Changes
from registry.api.changes_of_record import RecordChanges
from registry.api.check import Check
from registry.api.citation_list import CitationList
from registry.api.diff import Diff
from registry.api.docs import Docs, OpenApi
from registry.api.index import Index
from registry.api.nowhere import Nowhere
from registry.api.part_list import PartList, parameters
from registry.api.parts import Sort, sorts
from registry.api.record_detail import RecordDetail
from registry.api.record_files import FILES
from registry.api.record_list import RecordList
from registry.api.search import Search
from registry.api.snapshots import Snapshots
from registry.api.status import Status
from registry.api.versions import VersionDetail, VersionList
from registry.api.vocabularies import Vocabularies
from registry.records.kinds import kinds


def of_kind(slug: str) -> list[URLPattern]:
    """Return the addresses of one kind."""
    record = f"api/v1/{slug}/<slug:key>"
    # JSON may be said by its ending too; it is described once, without
    return [
        path(f"api/v1/{slug}", RecordList.as_view(slug=slug)),
        path(f"api/v1/{slug}.json", RecordList.as_view(slug=slug, schema=None)),
        *(path(f"api/v1/{slug}.{f.suffix}", f.as_view(slug=slug)) for f in FILES),
        path(record, RecordDetail.as_view(slug=slug)),
        path(f"{record}.json", RecordDetail.as_view(slug=slug, schema=None)),
        path(f"{record}/versions", VersionList.as_view(slug=slug)),
        path(f"{record}/versions/<int:number>", VersionDetail.as_view(slug=slug)),
        path(f"{record}/changes", RecordChanges.as_view(slug=slug)),
        path(f"{record}/diff", Diff.as_view(slug=slug)),
    ]


def of_part(sort: Sort) -> URLPattern:
    """Return the address of one sort of part."""
    view = PartList.as_view(slug=sort.slug, parameters=parameters(sort))
    return path(f"api/v1/{sort.slug}", view)


urlpatterns: list[URLPattern] = [
    path("healthz", health.alive),
    path("readyz", health.ready, name="readyz"),
    path(".well-known/api-catalog", ApiCatalog.as_view()),
    path("api/v1", Index.as_view()),
    path("api/v1/", Index.as_view(schema=None)),  # described once, without the slash
    path("api/v1/changes", Changes.as_view()),
    path("api/v1/citations", CitationList.as_view()),
    path("api/v1/search", Search.as_view()),
    path("api/v1/check", Check.as_view()),
    path("api/v1/calendar", Calendar.as_view()),
    path("api/v1/vocabularies", Vocabularies.as_view()),
    path("api/v1/snapshots", Snapshots.as_view()),
    path("api/v1/status", Status.as_view()),
    path("api/v1/openapi.json", OpenApi.as_view()),
    path("api/v1/docs", Docs.as_view()),
    *(address for kind in kinds() for address in of_kind(kind.slug)),
    *(of_part(sort) for sort in sorts()),
    re_path(r"^api(?:/[\s\S]*)?$", Nowhere.as_view()),  # reverse() reads no flags
]
