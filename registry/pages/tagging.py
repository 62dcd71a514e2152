"""Conditional requests for pages: a tag of all a page depends on."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from registry.clock import now
from registry.conditional import etag, fresh_s, is_kept
from registry.pages.reader import Reader


def tagged(
    request: HttpRequest, reader: Reader, *, view: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return what the view makes, or that the reader holds it already (304).

    A page depends on its address, the newest change and the day in Hong Kong; checks
    of official lists are changes too. What says itself how long it may be kept, and
    what is no plain page, goes as it came.
    """
    address, head = request.get_full_path(), reader.head
    tag = etag("page", address, head.log_id, head.seq, reader.today)
    if is_kept(request.headers.get("If-None-Match", ""), tag):
        return _fresh(HttpResponseNotModified(), tag)
    response = view()
    if response.status_code == HTTPStatus.OK and "Cache-Control" not in response:
        _fresh(response, tag)
    return response


def _fresh(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = f"public, max-age={fresh_s(now())}, must-revalidate"
    return response
