"""Addresses that bodies name: paths on this host, without it."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

BASE = "/api/v1"
CHANGES, SCHEMA, DOCS = f"{BASE}/changes", f"{BASE}/openapi.json", f"{BASE}/docs"
CITATIONS = f"{BASE}/citations"
CATALOG = "/.well-known/api-catalog"
CALENDAR, VOCABULARIES = f"{BASE}/calendar", f"{BASE}/vocabularies"
SNAPSHOTS, STATUS = f"{BASE}/snapshots", f"{BASE}/status"
SEARCH, CHECK = f"{BASE}/search", f"{BASE}/check"


def of_list(kind: str) -> str:
    """Return where the records of a kind, or the rows of a sort of part, are listed."""
    return f"{BASE}/{kind}"


def of_record(kind: str, key: str) -> str:
    """Return the address of a record; by public id it lasts."""
    return f"{BASE}/{kind}/{key}"


def of_versions(kind: str, public_id: str) -> str:
    """Return where the versions of a record are listed."""
    return f"{BASE}/{kind}/{public_id}/versions"


def of_changes(kind: str, public_id: str) -> str:
    """Return where the changes of a record are listed."""
    return f"{BASE}/{kind}/{public_id}/changes"


def of_version(kind: str, public_id: str, *, number: int) -> str:
    """Return the address of one version of a record."""
    return f"{BASE}/{kind}/{public_id}/versions/{number}"


def of_page(language: str, kind: str, *slug: str, times: str = "") -> str:
    """Return the page for people: of a kind, of a record, or below it.

    `times` are those it is read at, as `at/57/on/2023-05-15/`.
    """
    return f"/{language}/{times}" + "/".join((kind, *slug))


def also_asking(page: str, url: str, *, names: Collection[str]) -> str:
    """Return the address of a page with what `url` asks that the page takes as well."""
    asked = [(k, v) for k, v in parse_qsl(urlsplit(url).query) if k in names]
    return f"{page}?{urlencode(asked)}" if asked else page


def following(url: str, after: object) -> str:
    """Return the address of the next page: the same question, from there on."""
    asked = [(k, v) for k, v in parse_qsl(urlsplit(url).query) if k != "after"]
    return f"{urlsplit(url).path}?{urlencode([*asked, ('after', str(after))])}"
