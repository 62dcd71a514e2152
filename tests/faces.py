"""Every public address, taken from the URL configuration, and what it answers.

Each route outside the desk has a rule that builds its addresses; a route without one
raises KeyError, so that no new face escapes the tests that walk them all.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from registry.api.parts import sorts
from registry.pages.urls import AT_ON
from registry.records.kinds import kinds
from tests.asked import Asked
from tests.exported import EXPORTED
from tests.rules_of_faces import (
    SOME,
    Rule,
    alone,
    asking,
    bare,
    called,
    charted,
    fed,
    filed,
    formed,
    identified,
    keyed,
    listed,
    mapped,
    nowhere,
    numbered,
    paged,
    referred,
    reported,
    rowed,
    searched,
    shown,
    slashed,
    themed,
)

DESK, CLOCK, SERVER_ERROR = "admin/", "Expires", 500
DAY = "2026-01-01"


def routes() -> Iterator[tuple[str, str]]:
    """Yield (route, name of its rule) of every address outside the desk."""
    yield from _below(get_resolver().url_patterns, "")


def addresses(asked: Asked) -> list[str]:
    """Return every address to ask; raise KeyError for a route without a rule."""
    found = [url for route, name in routes() for url in RULES[name](asked, route)]
    return list(dict.fromkeys(found))


def walk(urls: Iterable[str]) -> dict[str, tuple[int, str, str]]:
    """Return {address: (status, headers, body)} as somebody without account reads.

    No address may fail: of none the register may say that the fault is its own.
    """
    found = {}
    for url in urls:
        answer = _asked(Client(raise_request_exception=False), url)
        assert answer.status_code < SERVER_ERROR, url
        body = b"".join(answer) if answer.streaming else answer.content
        told = sorted(item for item in answer.headers.items() if item[0] != CLOCK)
        headers = "\n".join(f"{name}: {value}" for name, value in told)
        found[url] = (answer.status_code, headers, body.decode(errors="replace"))
    return found


def _asked(client: Client, url: str) -> Any:
    """Return what an address answers; what stands behind a # is sent there, by POST."""
    path, _mark, body = url.partition("#")
    if not body:
        return client.get(url)
    return client.post(path, unquote(body), content_type="application/json")


def _below(found: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    for one in found:
        own = "{lang}/" if isinstance(one.pattern, LocalePrefixPattern) else None
        route = before + (own or str(one.pattern))
        if isinstance(one, URLResolver) and route != DESK:
            yield from _below(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield route, _rule_of(one, route)


def _rule_of(one: URLPattern, route: str) -> str:
    """Return the route with a kind's slug as {kind}; of a pattern its view's name."""
    if AT_ON in route:
        return "dated"
    if not isinstance(one.pattern, RoutePattern):
        view = getattr(one.callback, "view_class", one.callback)
        return str(getattr(view, "__name__", view))
    for kind in kinds():
        start = f"api/v1/{kind.slug}"
        if route == start or route.startswith((f"{start}/", f"{start}.")):
            return route.replace(start, "api/v1/{kind}", 1)
    return route


def dated(asked: Asked, route: str) -> Iterator[str]:
    """Yield some addresses of a page in their permanent form, with their times."""
    plain = route.replace(AT_ON, "")
    name = next(name for found, name in routes() if found == plain)
    times = AT_ON.replace("<int:at>", str(asked.head)).replace("<day:on>", DAY)
    for url in list(RULES[name](asked, plain))[::SOME]:
        yield re.sub("^/([^/]+)/", rf"/\1/{times}", url)


RULES: dict[str, Rule] = {
    **EXPORTED,
    "dated": dated,
    "api/v1": alone,
    "coming.ics": asking("lang", "true_on"),
    "chart": charted,
    ".well-known/api-catalog": alone,
    "api/v1/": alone,
    "api/v1/changes": paged,
    "api/v1/citations": rowed,
    **{f"api/v1/{sort.slug}": rowed for sort in sorts()},
    "api/v1/calendar": asking("lang", "true_on", "kind"),
    "api/v1/check": searched,
    "api/v1/snapshots": asking("after", "limit"),
    "api/v1/status": asking("lang"),
    "api/v1/vocabularies": alone,
    "api/v1/search": searched,
    "api/v1/docs": alone,
    "api/v1/openapi.json": alone,
    "api/v1/{kind}": listed,
    "api/v1/{kind}.csv": filed,
    "api/v1/{kind}.json": filed,
    "api/v1/{kind}.jsonl": filed,
    "api/v1/{kind}/<slug:key>": keyed,
    "api/v1/{kind}/<slug:key>.json": keyed,
    "api/v1/{kind}/<slug:key>/changes": keyed,
    "api/v1/{kind}/<slug:key>/diff": keyed,
    "api/v1/{kind}/<slug:key>/versions": keyed,
    "api/v1/{kind}/<slug:key>/versions/<int:number>": keyed,
    "healthz": alone,
    "i18n/setlang/": asking("next"),
    "id/<str:public_id>": identified,
    "mcp": called,
    "readyz": alone,
    "with_slash": bare,
    "without_slash": slashed,
    "Nowhere": nowhere,
    "{lang}/": asking("q", "true_on"),
    "{lang}/<kind:kind>/<slug:slug>": keyed,
    "{lang}/<kind:kind>/<slug:slug>/history": keyed,
    "{lang}/<kind:kind>/<slug:slug>/compare": keyed,
    "{lang}/<kind:kind>/<slug:slug>/v/<int:number>": keyed,
    "{lang}/<kind:slug>": shown,
    "{lang}/<kind:slug>.<of_data:suffix>": formed,
    "{lang}/<kind:kind>/<slug:slug>.<of_record:suffix>": formed,
    "{lang}/<kind:kind>/<slug:slug>/v/<int:number>.<of_reference:suffix>": formed,
    "<kind:slug>.<of_data:suffix>": formed,
    "<kind:kind>/<slug:slug>.<of_record:suffix>": formed,
    "<kind:kind>/<slug:slug>/v/<int:number>.<of_reference:suffix>": formed,
    "{lang}/changes.<of_feed:suffix>": fed,
    "{lang}/<kind:slug>.<of_feed:suffix>": fed,
    "{lang}/<kind:kind>/<slug:slug>.<of_feed:suffix>": fed,
    "changes.<of_feed:suffix>": fed,
    "changes.json": alone,
    "<kind:slug>.<of_feed:suffix>": fed,
    "<kind:kind>/<slug:slug>.<of_feed:suffix>": fed,
    "{lang}/feeds": alone,
    "{lang}/<theme:name>": themed,
    "{lang}/data": alone,
    "badge/<str:public_id>.svg": identified,
    "card/<str:public_id>.png": identified,
    "card.png": asking("lang", "true_on"),
    "{lang}/api": alone,
    "sitemap.xml": alone,
    "sitemap/<slug:name>-<int:number>.xml": mapped,
    "robots.txt": alone,
    "opensearch.xml": asking("lang"),
    "llms.txt": asking("lang"),
    "{lang}/about": alone,
    "{lang}/about/accessibility": alone,
    "{lang}/about/method": alone,
    "{lang}/changes": paged,
    "{lang}/changes/<int:seq>": numbered,
    "{lang}/check": searched,
    "{lang}/compare": asking("from", "to", "kind"),
    "{lang}/compare.csv": asking("from", "to", "kind"),
    "{lang}/report": reported,
    "{lang}/report/<slug:reference>": referred,
    "{lang}/search": searched,
    "{lang}/timeline": asking("from", "to", "actor", "page"),
}
