"""What answers at an address of the API where there is nothing."""

from typing import Any

from django.http import Http404, HttpResponsePermanentRedirect
from django.http.request import HttpRequest
from rest_framework.request import Request

from registry.api.view import OPEN, PublicView


class Nowhere(PublicView):
    """Nothing, by whatever method; a slash too many leads to what is without it."""

    schema = None

    def dispatch(self, request: HttpRequest, *args: Any, **path: Any) -> Any:
        """Redirect where only a slash is wrong."""
        address, query = request.path, request.META["QUERY_STRING"]
        if not address.endswith("/"):
            return super().dispatch(request, *args, **path)
        right = address.rstrip("/")
        url = f"{right}?{query}" if query else right
        return HttpResponsePermanentRedirect(url, preserve_request=True, headers=OPEN)

    def initial(self, request: Request, *args: Any, **path: Any) -> None:
        """Raise Http404 before the method counts."""
        super().initial(request, *args, **path)
        raise Http404
