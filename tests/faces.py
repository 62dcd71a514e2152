"""Every public address, taken from the URL configuration, and what it answers.

Each route outside the desk has a rule here that builds its addresses; a route without
one raises KeyError, so that no new face escapes the tests that walk them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, product
from typing import Any
from urllib.parse import quote, urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from registry.api.record_list import RecordList
from registry.pages.twins.formats import DATA, REFERENCES
from registry.pages.urls import AT_ON
from registry.records.kinds import catalogue, kinds
from registry.records.names import HTML_LANG
from registry.search.filters import filter_set, paths
from tests.asked import Asked
from tests.exported import EXPORTED

SOME = 5  # of that many addresses one is asked at its times too
DESK, CLOCK = "admin/", "Expires"
DAY = "2026-01-01"
LISTS = ("", "limit=1", "sort=-seq")
ENDS = {"data": DATA, "reference": REFERENCES, "record": (*DATA, *REFERENCES)}


Rule = Callable[[Asked, str], Iterator[str]]


def routes() -> Iterator[tuple[str, str]]:
    """Yield (route, name of its rule) of every address outside the desk."""
    yield from _below(get_resolver().url_patterns, "")


def addresses(asked: Asked) -> list[str]:
    """Return every address to ask; raise KeyError for a route without a rule."""
    found = [url for route, name in routes() for url in RULES[name](asked, route)]
    return list(dict.fromkeys(found))


def walk(urls: Iterable[str]) -> dict[str, tuple[int, str, str]]:
    """Return {address: (status, headers, body)} as somebody without account reads."""
    found = {}
    for url in urls:
        answer = Client(raise_request_exception=False).get(url)
        body = b"".join(answer) if answer.streaming else answer.content
        told = sorted(item for item in answer.headers.items() if item[0] != CLOCK)
        headers = "\n".join(f"{name}: {value}" for name, value in told)
        found[url] = (answer.status_code, headers, body.decode(errors="replace"))
    return found


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
        if route == start or route.startswith(f"{start}/"):
            return route.replace(start, "api/v1/{kind}", 1)
    return route


# The rules


def alone(_asked: Asked, route: str) -> Iterator[str]:
    """Yield the address itself, in each language where it has one."""
    yield from _spoken(route)


def asking(*names: str) -> Rule:
    """Return the rule of an address that is asked with parameters of these names."""

    def rule(asked: Asked, route: str) -> Iterator[str]:
        for url in _spoken(route):
            yield url
            yield from (f"{url}?{query}" for query in asked.queries(names))

    return rule


def themed(_asked: Asked, route: str) -> Iterator[str]:
    """Yield every page about a theme."""
    for url, name in product(_spoken(route), catalogue().themes.pages):
        yield url.replace("<theme:name>", name)


def searched(asked: Asked, route: str) -> Iterator[str]:
    """Yield the search, for every word."""
    for url in _spoken(route):
        yield url
        yield from (f"{url}?{query}" for query in asked.searches())


def numbered(asked: Asked, route: str) -> Iterator[str]:
    """Yield the address of every change, and of the one to come."""
    for url, seq in product(_spoken(route), range(asked.head + 2)):
        yield url.replace("<int:seq>", str(seq))


def paged(asked: Asked, route: str) -> Iterator[str]:
    """Yield the list of changes, whole and in part."""
    names = ("before", "after", "log", "q", "record", "kind", "cause", "regulator")
    yield from asking(*names)(asked, route)
    for url in _spoken(route):
        yield f"{url}?before={asked.head + 1}"
        yield f"{url}?after=0&limit=500"


def listed(asked: Asked, route: str) -> Iterator[str]:
    """Yield a kind's list in the API, by every parameter."""
    kind = next(kind for kind in kinds() if route == f"api/v1/{kind.slug}")
    names = [parameter.name for parameter in RecordList.parameters]
    names += [*filter_set(kind).base_filters, "name"]
    queries = [*LISTS, *asked.queries(names), *asked.searches(), *asked.choices(kind)]
    yield from (f"/{route}?{query}" for query in queries)


def shown(asked: Asked, route: str) -> Iterator[str]:
    """Yield every kind's page of records; by every filter in one of the languages."""
    for number, kind in enumerate(kinds()):
        pages = [url.replace("<kind:slug>", kind.slug) for url in _spoken(route)]
        names = [*paths(kind), "status", "sort", "page", "q", "true_on"]
        yield from pages
        asked_in = pages[number % len(pages)]
        for query in [*asked.queries(names), *asked.choices(kind)]:
            yield f"{asked_in}?{query}"


def keyed(asked: Asked, route: str) -> Iterator[str]:
    """Yield an address for each key of a kind, or of every kind."""
    for url, kind in product(_spoken(route), kinds()):
        here = url.replace("<kind:kind>", kind.slug)
        if "<kind:kind>" in url or here.startswith(f"/api/v1/{kind.slug}/"):
            for key, number in product(asked.keys[kind.slug], _numbers(route)):
                found = here.replace("<slug:slug>", key).replace("<slug:key>", key)
                yield found.replace("<int:number>", number)


def formed(asked: Asked, route: str) -> Iterator[str]:
    """Yield each page of records in one of its other forms after the other."""
    page, _dot, end = route.rpartition(".<of_")
    forms = cycle(ENDS[end.partition(":")[0]])
    for url in (keyed if "<kind:kind>" in page else shown)(asked, page):
        path, mark, query = url.partition("?")
        yield f"{path}.{next(forms).suffix}{mark}{query}"


def mapped(_asked: Asked, _route: str) -> Iterator[str]:
    """Yield the first part of the site map of every kind."""
    yield from (f"/sitemap/{kind.slug}-1.xml" for kind in kinds())


def identified(asked: Asked, route: str) -> Iterator[str]:
    """Yield the permanent address of each key."""
    for keys in asked.keys.values():
        yield from (f"/{route}".replace("<str:public_id>", key) for key in keys)


def slashed(asked: Asked, _route: str) -> Iterator[str]:
    """Yield addresses with a slash too many."""
    for lang, kind in product(HTML_LANG, kinds()):
        yield f"/{lang}/{kind.slug}/"
        yield from (f"/{lang}/{kind.slug}/{key}/" for key in asked.keys[kind.slug])


def nowhere(asked: Asked, _route: str) -> Iterator[str]:
    """Yield addresses of the API that lead nowhere."""
    yield from (f"/api/{quote(word)}" for word in asked.words)
    yield from (f"/api/v1/{quote(word)}" for word in asked.words)


def reported(asked: Asked, route: str) -> Iterator[str]:
    """Yield the form to report an error with, about each record."""
    for url in _spoken(route):
        yield url
        yield from (
            f"{url}?record={key}" for keys in asked.keys.values() for key in keys
        )


def referred(asked: Asked, route: str) -> Iterator[str]:
    """Yield the page of a report for each word, as if it were a reference."""
    for url, word in product(_spoken(route), asked.words):
        yield url.replace("<slug:reference>", quote(word, safe=""))


def bare(_asked: Asked, _route: str) -> Iterator[str]:
    """Yield each language alone."""
    yield from (f"/{lang}" for lang in HTML_LANG)


def charted(asked: Asked, _route: str) -> Iterator[str]:
    """Yield the files of every picture, and of each record that may have one."""
    for name, subject in catalogue().pictures.subjects.items():
        keys = [key for slug in subject.records for key in asked.keys[slug]]
        for key, form in product(["", *keys], ("svg", "csv")):
            yield f"/charts/{name}.{form}?{urlencode({'record': key})}"


def dated(asked: Asked, route: str) -> Iterator[str]:
    """Yield some addresses of a page in their permanent form, with their times."""
    plain = route.replace(AT_ON, "")
    name = next(name for found, name in routes() if found == plain)
    times = AT_ON.replace("<int:at>", str(asked.head)).replace("<day:on>", DAY)
    for url in list(RULES[name](asked, plain))[::SOME]:
        yield re.sub("^/([^/]+)/", rf"/\1/{times}", url)


def _spoken(route: str) -> list[str]:
    if "{lang}" not in route:
        return [f"/{route}"]
    return [f"/{route}".replace("{lang}", lang) for lang in HTML_LANG]


def _numbers(route: str) -> list[str]:
    return ["1", "2", "3"] if "<int:number>" in route else [""]


RULES: dict[str, Rule] = {
    **EXPORTED,
    "dated": dated,
    "api/v1": alone,
    "coming.ics": asking("lang", "true_on"),
    "chart": charted,
    "api/v1/": alone,
    "api/v1/changes": paged,
    "api/v1/docs": alone,
    "api/v1/openapi.json": alone,
    "api/v1/{kind}": listed,
    "api/v1/{kind}/<slug:key>": keyed,
    "api/v1/{kind}/<slug:key>/changes": keyed,
    "api/v1/{kind}/<slug:key>/diff": keyed,
    "api/v1/{kind}/<slug:key>/versions": keyed,
    "api/v1/{kind}/<slug:key>/versions/<int:number>": keyed,
    "healthz": alone,
    "i18n/setlang/": asking("next"),
    "id/<str:public_id>": identified,
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
