"""Exports over HTTP: an index, the way to the newest, and files that never change."""

import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from registry import built
from registry.built import PACKAGE, Export
from registry.conditional import is_kept

Response = TypeVar("Response", bound=HttpResponseBase)
FOR_EVER = "public, max-age=31536000, immutable"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
}
SHOWN = ("application/json", "text/plain")  # by a browser, where it saves the others


@require_safe
def index(_request: HttpRequest) -> HttpResponse:
    """Return which exports there are, newest first; one query."""
    found, latest = built.exports(), built.latest()
    body = {
        "latest": latest.url if latest else None,
        "exports": [_told(export) for export in found],
    }
    return _json(body, cache="no-cache")


@require_safe
def newest(_request: HttpRequest, name: str = "") -> HttpResponse:
    """Lead to the newest export, or to a file of it (302)."""
    return _to(built.latest(), name)


@require_safe
def of_seq(_request: HttpRequest, seq: int, *, name: str = "") -> HttpResponse:
    """Lead to the export as of an entry, of the day it was recorded (302)."""
    return _to(built.of_seq(seq), name)


@require_safe
def of_day(
    request: HttpRequest, seq: int, *, on: str, name: str = PACKAGE
) -> HttpResponseBase:
    """Send a file of an export; without a name, what the export holds."""
    export = built.of_day(seq, on)
    if export is None:
        return _missing()
    if name == PACKAGE:
        text = (export.folder / PACKAGE).read_bytes()
        digest, media = hashlib.sha256(text).hexdigest(), "application/json"
    elif file := export.files.get(name):
        digest, media = file["hash"].removeprefix("sha256:"), file["mediatype"]
    else:
        return _missing(export)
    tag = f'"{digest}"'
    response: HttpResponseBase
    if is_kept(request.headers.get("If-None-Match", ""), tag):
        response = HttpResponseNotModified()
    else:
        response = FileResponse(
            (export.folder / name).open("rb"),
            as_attachment=media not in SHOWN,
            filename=f"register-{seq}-{name}",
            content_type=media,
        )
    return _opened(response, {"ETag": tag, "Cache-Control": FOR_EVER})


def into_folder(request: HttpRequest) -> HttpResponse:
    """Lead to the address with the slash, so that names of files fit on (308)."""
    response = HttpResponsePermanentRedirect(f"{request.path}/")
    response.status_code = HTTPStatus.PERMANENT_REDIRECT
    return response


def _told(export: Export) -> dict[str, Any]:
    names = ("seq", "recorded_at", "true_on", "known_at", "root", "log_id")
    told = {name: export.package[name] for name in names}
    size = sum(file["bytes"] for file in export.files.values())
    return told | {"bytes": size, "url": export.url}


def _to(export: Export | None, name: str) -> HttpResponse:
    if export is None:
        return _missing()
    if name and name != PACKAGE and name not in export.files:
        return _missing(export)
    response = HttpResponseRedirect(export.url + name)
    return _opened(response, {"Cache-Control": "no-cache"})


def _missing(export: Export | None = None) -> HttpResponse:
    """Return the problem document (RFC 9457) that names what there is."""
    there = (
        {"files": [PACKAGE, *export.files]}
        if export
        else {"exports": [found.url for found in built.exports()]}
    )
    body = {
        "type": "/api/v1/docs#not-found",
        "title": _("There is nothing at this address"),
        "status": HTTPStatus.NOT_FOUND,
        "detail": _("No such file is in this export.")
        if export
        else _("This export is not built."),
        **there,
    }
    kind = "application/problem+json"
    return _json(body, status=HTTPStatus.NOT_FOUND, media=kind, cache="no-store")


def _json(
    body: Mapping[str, Any],
    *,
    cache: str,
    status: int = HTTPStatus.OK,
    media: str = "application/json",
) -> HttpResponse:
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, status=status, content_type=media)
    return _opened(response, {"Cache-Control": cache})


def _opened(response: Response, headers: Mapping[str, str]) -> Response:
    for name, value in {**OPEN, **headers}.items():
        response[name] = value
    return response
