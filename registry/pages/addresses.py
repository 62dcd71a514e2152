"""Addresses of the same page: another language, other parameters."""

from collections.abc import Iterable

from django.http import HttpRequest, QueryDict

from registry.records.names import HTML_LANG


def without_language(path: str) -> str:
    """Return a page's path behind its language, `/` for home."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if first in HTML_LANG else path


def in_language(request: HttpRequest, language: str) -> str:
    """Return the same page in another language; path, query and day are kept."""
    return with_query(request, f"/{language}{without_language(request.path)}")


def with_query(request: HttpRequest, path: str) -> str:
    """Return another path with what was asked of this one, the day above all."""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def with_parameters(request: HttpRequest, **changed: str | int | None) -> str:
    """Return this address with parameters set, or left out where the value is None."""
    query = request.GET.copy()
    for name, value in changed.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return _address(request.path, query)


def cleared(request: HttpRequest, names: Iterable[str]) -> str:
    """Return this address without these parameters."""
    return with_parameters(request, **dict.fromkeys(names))


def _address(path: str, query: QueryDict) -> str:
    ordered = QueryDict(mutable=True)
    for name in sorted(query):
        ordered.setlist(name, query.getlist(name))
    return f"{path}?{ordered.urlencode()}" if ordered else path
