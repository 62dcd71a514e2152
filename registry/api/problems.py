"""Errors as RFC 9457 problem documents: one shape for everything under /api/."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from rest_framework import exceptions

from registry.api.addresses import BASE, DOCS
from registry.api.bodies import joined, text

CONTENT_TYPE = "application/problem+json"
TYPES: dict[str, tuple[int, Promise]] = {
    "bad-parameter": (400, lazy("A parameter cannot be used")),
    "bad-request": (400, lazy("The request cannot be read")),
    "not-found": (404, lazy("There is nothing at this address")),
    "method-not-allowed": (405, lazy("The register is only read here")),
    "not-acceptable": (406, lazy("This address answers in another format")),
    "cursor-ahead": (409, lazy("The cursor is ahead of the register")),
    "unknown-log": (409, lazy("The cursor belongs to another log")),
    "withdrawn": (410, lazy("The record was withdrawn")),
    "quota-exceeded": (429, lazy("More was asked than the register gives at once")),
    "internal": (500, lazy("The register failed to answer")),
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter, and what may be given instead."""

    parameter: str
    detail: str
    allowed: Sequence[str]


class Problem(Exception):
    """A request that gets a problem document; `stored` are members that are JSON."""

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        stored: Mapping[str, str] | None = None,
        **members: Any,  # JSON values
    ) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail
        self.stored, self.members = stored or {}, members


def bad_parameters(faults: Sequence[Fault]) -> Problem:
    """Return the problem of these parameters, each with what is allowed."""
    lines = (f"{fault.parameter}: {fault.detail}" for fault in faults)
    errors = [asdict(fault) for fault in faults]
    return Problem("bad-parameter", " ".join(lines), errors=errors)


def problem_response(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Return the problem document of any error (DRF's EXCEPTION_HANDLER)."""
    problem = _problem(error)
    status, title = TYPES[problem.code]
    body = {
        "type": f"{DOCS}#{problem.code}",
        "title": str(title),
        "status": status,
        "detail": problem.detail,
        "instance": context["request"].path,
        **problem.members,
    }
    members = {name: text(value) for name, value in body.items()}
    return HttpResponse(
        joined(**members, **problem.stored), status=status, content_type=CONTENT_TYPE
    )


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, Http404 | exceptions.NotFound):
        where = _("The API begins at %(base)s.") % {"base": BASE}
        return Problem("not-found", where)
    if isinstance(error, exceptions.MethodNotAllowed):
        return Problem("method-not-allowed", _("Ask with GET, HEAD or OPTIONS."))
    if isinstance(error, exceptions.NotAcceptable):
        return Problem("not-acceptable", _("Accept what this address sends, or */*."))
    if isinstance(error, SuspiciousOperation | BadRequest | exceptions.ParseError):
        return Problem("bad-request", _("Send a shorter or a simpler request."))
    log.error("The API failed.", exc_info=error)
    return Problem("internal", _("The fault is ours and has been noted."))
