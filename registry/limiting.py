"""Hold the limits: one place counts what machines and readers ask, and refuses."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from registry import clock
from registry.api import too_many as of_api
from registry.limits import quotas
from registry.limits.callers import caller
from registry.limits.quotas import Quota
from registry.pages import too_many as of_pages

MACHINES = ("/api", "/mcp")
# the desk limits sign-ins itself; whole exports spare us every other request
UNMETERED = ("/admin/", "/exports", "/healthz", "/readyz")


class Limited:
    """Count each request of a network, tell what is left, and answer 429 past it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on, or refuse it; no query."""
        quota = quota_of(request)
        if quota is None:
            return self.get_response(request)
        at = clock.now().timestamp()
        taken = quotas.take(quota, caller(request), at=at)
        if taken is None:
            return self.get_response(request)
        if taken.is_over:
            is_api = quota.name == "api"
            refused = of_api.refused if is_api else of_pages.refused
            response = refused(request, taken)
        else:
            response = self.get_response(request)
        for name, value in taken.headers().items():
            response[name] = value
        return response


def quota_of(request: HttpRequest) -> Quota | None:
    """Return what a request is counted under, None for what nobody counts."""
    if request.method == "OPTIONS" or request.path.startswith(UNMETERED):
        return None
    is_machine = request.path.startswith(MACHINES)
    quota = quotas.of_api() if is_machine else quotas.of_pages()
    return quota if quota.most else None
