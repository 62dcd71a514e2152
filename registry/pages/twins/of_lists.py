"""Lists in other forms than HTML: all that fits, not one page of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from registry.pages.addresses import query_of, without_times
from registry.pages.filters import STATUS, Filters
from registry.pages.frame import list_url, page
from registry.pages.lines import lines, mentioned, stored
from registry.pages.lists import Fitting, fitting
from registry.pages.reader import Reader
from registry.pages.refs import refs
from registry.pages.twins import jsonld, markdown, tables
from registry.pages.twins.formats import DATA, JSON, by_suffix
from registry.pages.twins.neutral import require_language
from registry.pages.twins.sending import sent, to_api
from registry.pages.twins.subject import Whole
from registry.pages.values import Showing
from registry.records.kinds import Kind, kind_by_slug
from registry.search.filters import WORDS, paths


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as asked: `asked` is its query with the mark before it."""

    kind: Kind
    fits: Fitting
    reader: Reader
    whole: Whole
    asked: str


@page
def list_twin(
    request: HttpRequest, reader: Reader, *, slug: str, suffix: str
) -> HttpResponse:
    """Send the records that fit, in the list's order; JSON is the API's own body."""
    require_language(request)
    kind = kind_by_slug()[slug]
    if suffix == JSON.suffix:
        names = [*paths(kind), WORDS, STATUS]
        return to_api(request, reader, path=slug, filters=names)
    fits = fitting(Filters(kind, request.GET), reader)
    whole = request.build_absolute_uri
    body = WRITTEN[suffix](Listing(kind, fits, reader, whole, query_of(request)))
    plain, form = without_times(list_url(kind)), by_suffix(suffix)
    return sent(body, form, request=request, page=plain, reader=reader)


def _jsonld(asked: Listing) -> str:
    here = list_url(asked.kind)
    return jsonld.of_list(
        asked.kind,
        reader=asked.reader,
        total=len(asked.fits.seqs),
        twins=[(form, f"{here}.{form.suffix}{asked.asked}") for form in DATA],
        whole=asked.whole,
    )


def _csv(asked: Listing) -> str:
    forms = stored(asked.fits.seqs)
    return tables.of_list(
        asked.kind,
        forms,
        answers=asked.fits.answers,
        refs=refs((form["id"] for form in forms), asked.reader.language),
        reader=asked.reader,
        whole=asked.whole,
    )


def _markdown(asked: Listing) -> str:
    forms, language = stored(asked.fits.seqs), asked.reader.language
    showing = Showing(language, refs(mentioned(forms), language))
    table = lines(asked.kind, forms, answers=asked.fits.answers, showing=showing)
    return markdown.of_list(
        asked.kind,
        table.lines,
        reader=asked.reader,
        whole=asked.whole,
        asked=asked.asked,
    )


WRITTEN: Mapping[str, Callable[[Listing], str]] = {
    "jsonld": _jsonld,
    "csv": _csv,
    "md": _markdown,
}
