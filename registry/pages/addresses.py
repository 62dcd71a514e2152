"""Addresses of pages: in the language and at the times asked, with other parameters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote

from django import urls
from django.http import HttpRequest, QueryDict

from registry.records.names import HTML_LANG

AT_ON = re.compile(r"(?<=/)at/[^/]+/on/[^/]+/")  # of the permanent form of a dated page
SENT_AS_IT_IS = "%:/?#[]@!$&'()*+,;="  # escapes, and what a query may hold as it is
_times: ContextVar[str] = ContextVar("times", default="")


@contextmanager
def at_times(prefix: str) -> Iterator[None]:
    """Have addresses lead to pages at these times inside the block (`at/57/on/…/`)."""
    token = _times.set(prefix)
    try:
        yield
    finally:
        _times.reset(token)


def reverse(name: str, args: Sequence[object] = ()) -> str:
    """Return the address of a page, in the active language and at the times asked.

    What is behind no language, such as `id`, has no times either.
    """
    path = urls.reverse(name, args=args)
    language, _slash, rest = path.lstrip("/").partition("/")
    return f"/{language}/{_times.get()}{rest}" if language in HTML_LANG else path


def without_times(path: str) -> str:
    """Return a page's path as of today."""
    return AT_ON.sub("", path, count=1)


def without_language(path: str) -> str:
    """Return a page's path behind its language, `/` for home."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if first in HTML_LANG else path


def in_language(request: HttpRequest, language: str) -> str:
    """Return the same page in another language; path, query and day are kept."""
    return with_query(request, f"/{language}{without_language(request.path)}")


def with_query(request: HttpRequest, path: str) -> str:
    """Return another path with what was asked of this one, the times above all.

    They stay where they stood, in the path or in the query.
    """
    path = path if AT_ON.search(request.path) else without_times(path)
    return path + query_of(request)


def query_of(request: HttpRequest) -> str:
    """Return the query of this address behind its `?`, empty where there is none.

    What a client sent as plain bytes is percent-encoded (RFC 3986, section 2.5).
    """
    query = request.META.get("QUERY_STRING", "").encode("latin-1")  # as PEP 3333 has it
    return f"?{quote(query, safe=SENT_AS_IT_IS)}" if query else ""


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
