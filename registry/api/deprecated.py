"""What of the API is deprecated: the one place where that is declared.

From here come the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of every
answer, an error's too, the links to what to ask instead, and `deprecated` in OpenAPI.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from registry.api.addresses import DOCS
from registry.api.parameters import Schema
from registry.clock import HONG_KONG

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")  # of a value in a route


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecated:
    """An address as OpenAPI has it, or one `parameter` of it, and until when it lasts.

    It is deprecated from the day `since` and may be gone from the day `sunset`, which
    is no earlier; None: it stays. `successor` is the address to ask instead, where
    `{key}` stands for what was asked.
    """

    address: str
    since: date
    parameter: str = ""
    sunset: date | None = None
    successor: str = ""

    def __post_init__(self) -> None:
        """Refuse an end before the beginning (RFC 9745, section 4)."""
        if self.sunset and self.sunset < self.since:
            raise ValueError(f"{self.address} would be gone before it is deprecated.")


DEPRECATED: tuple[Deprecated, ...] = ()  # nothing is


def warn(request: HttpRequest, response: HttpResponseBase) -> None:
    """Tell in the headers of what is deprecated of what was asked; the links stay."""
    match = request.resolver_match
    if not (match and (found := _asked(match.route, request.META["QUERY_STRING"]))):
        return
    links = [response["Link"]] if response.has_header("Link") else []
    links.append(f'<{DOCS}>; rel="deprecation"; type="text/html"')
    for successor in (one.successor for one in found if one.successor):
        url = successor.format(**match.kwargs)
        links.append(f'<{url}>; rel="successor-version"')
    response["Link"] = ", ".join(links)
    response["Deprecation"] = f"@{_second(min(one.since for one in found))}"
    if ends := [one.sunset for one in found if one.sunset]:
        response["Sunset"] = http_date(_second(min(ends)))


def _asked(route: str, query: str) -> list[Deprecated]:
    """Return what is deprecated of a route of Django, asked with this query."""
    address = "/" + PLACE.sub(r"{\1}", route)
    found = [one for one in DEPRECATED if one.address == address]
    given = {name for name, _value in parse_qsl(query)} if found else set()
    return [one for one in found if not one.parameter or one.parameter in given]


def mark(paths: Schema) -> None:
    """Mark what is deprecated in the paths of an OpenAPI document."""
    for one in DEPRECATED:
        operation = paths[one.address]["get"]
        for described in _described(one, operation):
            described["deprecated"] = True
            described["description"] += _about(one)


def _described(one: Deprecated, operation: Schema) -> Iterator[Schema]:
    if not one.parameter:
        yield operation
    for parameter in operation["parameters"]:
        if one.parameter == parameter["name"]:
            yield parameter


def _about(one: Deprecated) -> str:
    words = f" Deprecated since {one.since.isoformat()}"
    if one.sunset:
        words += f", gone from {one.sunset.isoformat()}"
    return f"{words}; ask {one.successor}." if one.successor else f"{words}."


def _second(day: date) -> int:
    """Return when a day begins in Hong Kong, in seconds since 1970."""
    return int(datetime.combine(day, time(), HONG_KONG).timestamp())
