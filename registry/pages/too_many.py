"""The plain page for who asks more often than all may."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from registry.limits.quotas import Taken
from registry.records.names import HTML_LANG

EXPORTS = "/exports/latest/"


def refused(request: HttpRequest, taken: Taken) -> HttpResponse:
    """Return the 429 page, in the language of its address; no query."""
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        context = {
            "exports": EXPORTS,
            "lang": HTML_LANG.get(language, "en"),
            "seconds": taken.left_s,
        }
        response = HttpResponse(render_to_string("pages/429.html", context), status=429)
    response["Cache-Control"] = "no-store"
    return response
