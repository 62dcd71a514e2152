"""The plain page for when the database does not answer."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from registry.records.names import HTML_LANG

API = "/api/"  # it tells of its failures itself
AGAIN_S = 60  # seconds after which to try again


class Unavailable:
    """Answer 503 where a page finds no database; it is drawn without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Return the page, None for what is no failure of the database."""
        failed = isinstance(exception, OperationalError | InterfaceError)
        if not failed or request.path.startswith(API):
            return None
        lang = HTML_LANG.get(get_language() or "en", "en")
        response = HttpResponse(
            render_to_string("pages/503.html", {"lang": lang}), status=503
        )
        response["Retry-After"] = str(AGAIN_S)
        response["Cache-Control"] = "no-store"
        return response
