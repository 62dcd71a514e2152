"""How other forms are sent: headers, the way to the API, the choice by `Accept`."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from registry.pages.feeds.announced import announced
from registry.pages.feeds.formats import FEEDS
from registry.pages.licence import LICENCE_URL
from registry.pages.reader import KNOWN, ON, Reader
from registry.pages.twins.accept import chosen
from registry.pages.twins.alternates import alternates, formats_of, header
from registry.pages.twins.formats import Format
from registry.pages.twins.neutral import LANG, USUAL

View = Callable[..., HttpResponse]
API = "/api/v1"


def sent(
    body: str, form: Format, *, request: HttpRequest, page: str, reader: Reader
) -> HttpResponse:
    """Return a body in its form; `page` is the path of the page it is a form of."""
    response = HttpResponse(body, content_type=form.content_type)
    whole = request.build_absolute_uri(page)
    response["Link"] = f'<{whole}>; rel="canonical", <{LICENCE_URL}>; rel="license"'
    response["Content-Language"] = reader.html_lang
    response["Access-Control-Allow-Origin"] = "*"
    return response


def to_api(
    request: HttpRequest, reader: Reader, *, path: str, filters: Iterable[str] = ()
) -> HttpResponse:
    """Lead to the same in the API (308), at the times and by the filters asked.

    One body has so one address, and caches keep it once.
    """
    asked = {ON: reader.asked, KNOWN: reader.asked_known}
    asked |= {name: request.GET.get(name, "") for name in filters}
    asked[LANG] = reader.language if reader.language != USUAL else ""
    query = urlencode({name: value for name, value in asked.items() if value})
    response = redirect(f"{API}/{path}{'?' if query else ''}{query}", permanent=True)
    response.status_code = HTTPStatus.PERMANENT_REDIRECT
    return response


def negotiated(page: View, twin: View, *, feed: View) -> View:
    """Answer a page in the form that `Accept` names; HTML where it names none.

    A feed is a form of a page too. The page tells in `Link` where its forms are.
    """

    @wraps(page)
    def shown(request: HttpRequest, **given: Any) -> HttpResponse:
        forms = (*formats_of(request), *FEEDS)
        form = chosen(request.headers.get("Accept", ""), forms)
        if form is None:
            response = page(request, **given)
            if response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
                found = alternates(request)
                response["Link"] = header([*found, *announced(request)])
        else:
            view = feed if form in FEEDS else twin
            response = _in_form(view, request, form=form, given=given)
        patch_vary_headers(response, ["Accept"])
        return response

    return shown


def _in_form(
    twin: View, request: HttpRequest, *, form: Format, given: dict[str, Any]
) -> HttpResponse:
    """Ask for the address of the form itself, so that its tag is that one's too."""
    request.path = request.path_info = f"{request.path}.{form.suffix}"
    response = twin(request, **given, suffix=form.suffix)
    if response.status_code == HTTPStatus.OK:
        response["Content-Location"] = request.get_full_path()
    if response.status_code == HTTPStatus.PERMANENT_REDIRECT:  # of this form alone
        response.status_code = HTTPStatus.TEMPORARY_REDIRECT
    return response
