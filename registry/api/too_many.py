"""The answer to who asks the API more often than all may."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import ngettext

from registry.api.problems import Problem, problem_response
from registry.api.view import OPEN
from registry.limits.quotas import Taken
from registry.records.names import HTML_LANG


def refused(request: HttpRequest, taken: Taken) -> HttpResponse:
    """Return the problem document of a quota that is used up; no query."""
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in HTML_LANG else "en"
    with translation.override(language):
        detail = ngettext(
            "Ask again in %(seconds)s second. Whole exports, at /exports/latest/, are"
            " not counted.",
            "Ask again in %(seconds)s seconds. Whole exports, at /exports/latest/, are"
            " not counted.",
            taken.left_s,
        ) % {"seconds": taken.left_s}
        # the draft's own member, so spelt
        members: dict[str, Any] = {"violated-policies": [taken.quota.name]}
        problem = Problem("quota-exceeded", detail, **members)
        response = problem_response(problem, {"request": request})
    response["Content-Language"] = HTML_LANG[language]
    response["Cache-Control"] = "no-store"
    for name, value in OPEN.items():
        response[name] = value
    return response
