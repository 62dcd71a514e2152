"""The box of the page that is asked for."""

from django.http import HttpRequest

from registry.ledger.models import Entry
from registry.pages.citing.box import Box, box
from registry.pages.citing.work import lasting, of_version, work_of
from registry.pages.reader import Reader
from registry.pages.refs import Ref
from registry.pages.twins.alternates import alternates


def of_record(request: HttpRequest, ref: Ref, *, entry: Entry, reader: Reader) -> Box:
    """Return how a record's page is cited, at its number and day; no query."""
    url = request.build_absolute_uri(lasting(ref, reader))
    return box(work_of(ref, entry, url=url, reader=reader), _files(request))


def of_versions_page(
    request: HttpRequest, ref: Ref, *, entry: Entry, reader: Reader
) -> Box:
    """Return how the page of a version is cited, whenever it is read; no query."""
    url = request.build_absolute_uri(request.path)
    return box(of_version(ref, entry, url=url, reader=reader), _files(request))


def _files(request: HttpRequest) -> list[tuple[str, str]]:
    return [(one.label, one.url) for one in alternates(request) if not one.is_data]
