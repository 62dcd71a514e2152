"""Response headers of every page."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# caches keep these for good where nothing tells them otherwise (RFC 9110, 15.1)
KEPT = (
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.PERMANENT_REDIRECT,
    HTTPStatus.GONE,
)


class Revisited:
    """Have answers asked for again that a publication may take back.

    A record may take an old slug again, be parted from another or come back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header where a view has not set its own."""
        response = self.get_response(request)
        if response.status_code in KEPT:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response


class ContentSecurityPolicy:
    """Send the strictest policy each side works under."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header where a view has not set its own."""
        response = self.get_response(request)
        is_admin = request.path.startswith("/admin/")
        policy = settings.POLICY_OF_ADMIN if is_admin else settings.POLICY_OF_PUBLIC
        response.headers.setdefault("Content-Security-Policy", policy)
        return response
