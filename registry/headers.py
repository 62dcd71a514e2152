"""Response headers of every page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
