"""Where the other forms of a page are, for its head, its header and its reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from registry.pages.addresses import with_parameters
from registry.pages.filters import PAGE, STATUS
from registry.pages.reader import KNOWN, ON
from registry.pages.twins.formats import DATA, JSON, OF_PAGE, Format


@dataclass(frozen=True, slots=True)
class Alternate:
    """One other form of a page: what it is called, its media type, its address."""

    label: str
    media_type: str
    url: str
    is_data: bool = True  # else a citation


def formats_of(request: HttpRequest) -> Sequence[Format]:
    """Return the forms that the page asked for has beside HTML."""
    match = request.resolver_match
    return OF_PAGE.get(match.url_name or "", ()) if match else ()


def alternates(request: HttpRequest) -> list[Alternate]:
    """Return the other forms of the page asked for, at its times and filters.

    The API knows no status, which is derived: a list of one has no JSON.
    """
    left = {JSON} if STATUS in request.GET and _is_list(request) else set()
    return [
        Alternate(form.label, form.media_type, address(request, form), form in DATA)
        for form in formats_of(request)
        if form not in left
    ]


def address(request: HttpRequest, form: Format) -> str:
    """Return where the page asked for stands in another form.

    A list keeps all it was asked but the page it is leafed to, a record its times.
    """
    asked = set(request.GET) if _is_list(request) else {ON, KNOWN}
    others = dict.fromkeys({*request.GET, PAGE} - (asked - {PAGE}))
    path, mark, query = with_parameters(request, **others).partition("?")
    return f"{path}.{form.suffix}{mark}{query}"


def header(found: Iterable[Alternate]) -> str:
    """Return the value of `Link` (RFC 8288) that names them."""
    return ", ".join(
        f'<{one.url}>; rel="alternate"; type="{one.media_type}"' for one in found
    )


def _is_list(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name == "list")
