"""Ask the API in its own process: what agents hear is what everybody is answered."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import resolve
from django.utils import translation
from django.utils.translation import gettext as _
from django_mcpz.server import ToolError

from registry import clock
from registry.agents.asked import Asked
from registry.api import addresses
from registry.api.parameters import Unreadable
from registry.api.problems import Problem
from registry.api.times import TRUE_ON, known_then
from registry.ledger.read import HeadNow, head
from registry.past.known import in_path
from registry.past.views import laid
from registry.records.kinds import Kind, kind_by_slug, kind_of_id, kinds

LEADS = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """When it is asked: the day in the world, the change number read, the head now."""

    on: date
    seq: int
    head: HeadNow
    language: str

    def told(self) -> dict[str, Any]:
        """Return the members by which answers tell it."""
        return {
            "log_id": self.head.log_id,
            "head_seq": self.head.seq,
            "true_on": self.on.isoformat(),
            "known_at": f"seq:{self.seq}",
        }


@contextmanager
def asked_at(asked: Asked) -> Iterator[Times]:
    """Yield the times, and lay the past while the block lasts; raise ToolError."""
    at, newest = clock.now(), head()
    try:
        known = known_then(asked.known_at or "", at)
        on = TRUE_ON.read(asked.true_on) if asked.true_on else clock.hong_kong_day(at)
    except Problem as error:
        raise ToolError(remedied(error.detail, error.members)) from error
    except Unreadable as error:
        allowed = ", ".join(TRUE_ON.allowed())
        raise ToolError(f"true_on: {error} Give {allowed}.") from error
    past = laid(known.seq) if known else nullcontext()
    with past, translation.override(asked.lang):
        seq = known.seq if known else newest.seq
        yield Times(on, seq, newest, asked.lang)


def ask(path: str, **asked: object) -> dict[str, Any]:
    """Return what the API answers; raise ToolError, which names the remedy.

    Former slugs and merged records lead to where they lead.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    query = urlencode(given)
    response = _get(path, query)
    for _hop in range(MOST_HOPS):
        if response.status_code not in LEADS:
            break
        response = _get(urlsplit(response["Location"]).path, query)
    body: dict[str, Any] = json.loads(response.content or "{}")
    if response.status_code != HTTPStatus.OK:
        raise ToolError(remedied(str(body.get("detail", "")), body))
    return body


def remedied(detail: str, problem: Mapping[str, Any]) -> str:
    """Return what is wrong, and what an agent can do about it."""
    faults = problem.get("errors", ())
    words = [detail]
    words += [
        f"{one['parameter']} takes: {', '.join(one['allowed'])}." for one in faults
    ]
    status = problem.get("status")
    if status == HTTPStatus.NOT_FOUND:
        words.append(_("Find the public id with the tool search."))
    if status == HTTPStatus.GONE:
        before = f"seq:{problem['meta']['seq'] - 1}"
        words.append(_("Ask with known_at %(seq)s for how it stood.") % {"seq": before})
    return " ".join(words)


def place_of(record: str) -> str:
    """Return where the API has a record, `/api/v1/exchanges/osl`; raise ToolError."""
    slug, slash, key = record.strip().strip("/").rpartition("/")
    kind: Kind | None = kind_by_slug().get(slug) if slash else kind_of_id(key)
    if kind is None or not _is_plain(key):
        text = _(
            "%(record)s names no record. Give a public id such as EX-0002, or kind and"
            " slug such as exchanges/hashkey; the tool search finds both."
        )
        raise ToolError(text % {"record": record})
    return addresses.of_record(kind.slug, key)


def kind_called(slug: str | None) -> str | None:
    """Return the slug of a kind, None for none; raise ToolError for what is no kind."""
    if slug and slug not in kind_by_slug():
        known = ", ".join(kind.slug for kind in kinds())
        text = _("%(slug)s is no kind of record. Give one of: %(kinds)s.")
        raise ToolError(text % {"slug": slug, "kinds": known})
    return slug or None


def lasting(request: HttpRequest, public_id: str) -> str:
    """Return the address of a record that never changes, whole."""
    return request.build_absolute_uri(f"/id/{public_id}")


def permanent(request: HttpRequest, *, kind: str, slug: str, times: Times) -> str:
    """Return the address of a record's page at these very times, whole."""
    dated = in_path(times.seq, times.on)
    path = addresses.of_page(times.language, kind, slug, times=dated)
    return request.build_absolute_uri(path)


def _is_plain(key: str) -> bool:
    return key.isascii() and key.replace("-", "").replace("_", "").isalnum()


def _get(path: str, query: str) -> Any:  # Any: a response of Django, or of its test
    inner = HttpRequest()
    inner.method, inner.path, inner.path_info = "GET", path, path
    inner.META["QUERY_STRING"] = query
    inner.GET = QueryDict(query)
    found = resolve(path)
    return found.func(inner, *found.args, **found.kwargs)
