"""Records, and versions of them, in other forms than HTML."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from registry.ledger.models import LEFT, EntryType
from registry.ledger.read import by_slug, form_of, successor
from registry.pages.addresses import with_query, without_times
from registry.pages.citing.exports import bibtex, csl_json, ris
from registry.pages.citing.work import Work, of_version
from registry.pages.errors import gone
from registry.pages.frame import page
from registry.pages.reader import Reader
from registry.pages.refs import of_form
from registry.pages.twins import jsonld, markdown, tables
from registry.pages.twins.formats import JSON, by_suffix
from registry.pages.twins.neutral import require_language
from registry.pages.twins.sending import sent, to_api
from registry.pages.twins.subject import Subject, subject
from registry.pages.versions import FOR_GOOD, told_of
from registry.pages.versions import address as address_of_version

REFERENCES: Mapping[str, Callable[[Work], str]] = {
    "bib": bibtex,
    "ris": ris,
    "csl.json": csl_json,
}
DATA: Mapping[str, Callable[[Subject], str]] = {
    "jsonld": jsonld.of_record,
    "csv": tables.of_record,
    "md": markdown.of_record,
}


@page
def record_twin(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str, suffix: str
) -> HttpResponse:
    """Send a record in another form; JSON is the API's own body."""
    require_language(request)
    if suffix == JSON.suffix:
        return to_api(request, reader, path=f"{kind}/{slug}")
    whole = request.build_absolute_uri
    found = subject(kind, slug, reader=reader, whole=whole)
    if found is None:
        return _elsewhere(request, reader, kind=kind, slug=slug)
    write = REFERENCES.get(suffix)
    body = write(found.work) if write else DATA[suffix](found)
    path, form = without_times(found.ref.url), by_suffix(suffix)
    return sent(body, form, request=request, page=path, reader=reader)


@page
def version_twin(
    request: HttpRequest,
    reader: Reader,
    *,
    kind: str,
    slug: str,
    number: int,
    suffix: str,
) -> HttpResponse:
    """Send the citation of a version, which never changes; raise Http404."""
    told = told_of(kind, slug)
    entry = next((one for one in told if one.version == number), None)
    if entry is None or entry.type in LEFT:
        raise Http404
    ref = of_form(form_of(entry), reader.language)
    path = address_of_version(ref, number)
    whole = request.build_absolute_uri(path)
    body = REFERENCES[suffix](of_version(ref, entry, url=whole, reader=reader))
    form = by_suffix(suffix)
    response = sent(body, form, request=request, page=path, reader=reader)
    response["Cache-Control"] = FOR_GOOD
    return response


def _elsewhere(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str
) -> HttpResponse:
    """Lead from an old slug (301) or a merged record (308) to the same form.

    Tell of a withdrawn one (410), or raise Http404.
    """
    entry = by_slug(kind, slug)
    if entry is None:
        raise Http404
    if entry.type == EntryType.WITHDRAWN:
        return gone(request, reader, entry=entry)
    to = form_of(successor(entry))
    if (to["kind"], to["slug"]) == (kind, slug):
        raise Http404
    old, new = f"/{kind}/{slug}.", f"/{to['kind']}/{to['slug']}."
    path = request.path.replace(old, new)
    response = redirect(with_query(request, path), permanent=True)
    if entry.type == EntryType.MERGED:
        response.status_code = HTTPStatus.PERMANENT_REDIRECT
    return response
