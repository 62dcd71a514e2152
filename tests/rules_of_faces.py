"""How each sort of address is asked in the walks over every face: its rule.

A rule takes what is asked for and the route, and yields addresses.
"""

import json
from collections.abc import Callable, Iterator
from itertools import cycle, product
from typing import Any
from urllib.parse import quote, urlencode

from registry.api.citation_list import CitationList
from registry.api.filters import names as filters_of
from registry.api.part_list import parameters as part_parameters
from registry.api.parts import sort_by_slug
from registry.api.record_list import RecordList
from registry.pages.feeds.formats import FEEDS
from registry.pages.twins.formats import DATA, REFERENCES
from registry.records.kinds import catalogue, kinds
from registry.records.names import HTML_LANG
from registry.search.filters import paths
from tests.asked import Asked

SOME = 5  # of that many addresses one is asked at its times too
LANGUAGE_OF_FEEDS = "zh-hant"  # of those behind a language
LISTS = ("", "limit=1", "sort=-seq")
ENDS = {"data": DATA, "reference": REFERENCES, "record": (*DATA, *REFERENCES)}

Rule = Callable[[Asked, str], Iterator[str]]


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
    names += [*filters_of(kind), "name", "status", "fields", "expand"]
    queries = [*LISTS, *asked.queries(names), *asked.searches(), *asked.choices(kind)]
    yield from (f"/{route}?{query}" for query in queries)


def rowed(asked: Asked, route: str) -> Iterator[str]:
    """Yield a list of rows in the API, by every parameter and record it may be of."""
    sort = sort_by_slug().get(route.rpartition("/")[2])
    given = part_parameters(sort) if sort else CitationList.parameters
    slugs = [sort.kind.slug] if sort else [*asked.keys]
    queries = ["limit=500", *asked.queries(one.name for one in given)]
    queries += [f"owner={key}" for slug in slugs for key in asked.keys[slug]]
    yield from (f"/{route}?{query}" for query in queries)


def filed(asked: Asked, route: str) -> Iterator[str]:
    """Yield a kind's list in another form: what fits is tried on the list itself."""
    first = next(asked.searches())
    yield from (f"/{route}?{query}" for query in (*LISTS, first))


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


def fed(asked: Asked, route: str) -> Iterator[str]:
    """Yield feeds in one form after the other: all, of languages those in one."""
    page, forms = route.rpartition(".<of_")[0], cycle(FEEDS)
    rule: Rule = keyed if "<kind:kind>" in page else shown
    if page.endswith("changes"):
        rule = asking("record", "kind", "cause", "archive")
    others = tuple(f"/{lang}/" for lang in HTML_LANG if lang != LANGUAGE_OF_FEEDS)
    for url in (one for one in rule(asked, page) if not one.startswith(others)):
        path, mark, query = url.partition("?")
        yield f"{path}.{next(forms).suffix}{mark}{query}"


def called(asked: Asked, route: str) -> Iterator[str]:
    """Yield calls of every tool for agents, for every word and key: sent behind a #."""
    calls: list[tuple[str, dict[str, Any]]] = []
    calls += [("search", {"words": word}) for word in asked.words]
    calls += [("list_changes", {"after": n}) for n in range(0, asked.head + 1, SOME)]
    tools = ("get_record", "get_citations", "compare", "list_changes")
    for slug, keys in asked.keys.items():
        records = [{"record": f"{slug}/{key}"} for key in keys]
        calls += list(product(tools, records))
    yield f"/{route}"
    for tool, arguments in calls:
        params = {"name": tool, "arguments": arguments}
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        yield f"/{route}#{quote(json.dumps(message, ensure_ascii=False))}"


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


def _spoken(route: str) -> list[str]:
    if "{lang}" not in route:
        return [f"/{route}"]
    return [f"/{route}".replace("{lang}", lang) for lang in HTML_LANG]


def _numbers(route: str) -> list[str]:
    return ["1", "2", "3"] if "<int:number>" in route else [""]
