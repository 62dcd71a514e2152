"""What every address of the API does: reads strictly, tags its body, is open to all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseNotModified
from django.http.request import HttpRequest
from django.utils import translation
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request
from rest_framework.schemas.inspectors import ViewInspector
from rest_framework.views import APIView

from registry import built, clock
from registry.api import deprecated
from registry.api.cursors import Moved
from registry.api.openapi import Described
from registry.api.parameters import LANGUAGE, Parameter, Schema, look, refuse
from registry.api.times import KNOWN_AT, TRUE_ON, known_then
from registry.conditional import LONGEST_S, etag, fresh_s, is_kept, wants_any
from registry.ledger import read as ledger
from registry.past.known import Known, in_path
from registry.past.views import laid
from registry.records.kinds import Kind, kind_by_slug
from registry.records.names import HTML_LANG

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Disposition, Deprecation, ETag, Link, RateLimit, RateLimit-Policy,"
        " Retry-After, Sunset"
    ),
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


@dataclass
class Asked:
    """One request: when it came, to which address, with which values."""

    at: datetime
    url: str  # path and query
    known: Known | None = None  # what the register knew then; None: as it stands
    values: dict[str, Any] = field(default_factory=dict)  # by parameter

    @cached_property
    def head(self) -> ledger.HeadNow:
        """Return the head, read once and before anything else; one query.

        A body may so be newer than its tag, never older.
        """
        return ledger.head()

    @property
    def log_id(self) -> str:
        """Return which log this is."""
        return self.head.log_id

    @property
    def head_seq(self) -> int:
        """Return the newest number of the register."""
        return self.head.seq

    @property
    def day(self) -> date:
        """Return the day in Hong Kong that is today."""
        return clock.hong_kong_day(self.at)

    @property
    def on(self) -> date:
        """Return the day in Hong Kong that answers speak of."""
        return self.values.get(TRUE_ON.name) or self.day

    @cached_property
    def built(self) -> str:
        """Return which exports stand, newest first; one query."""
        return " ".join(export.url for export in built.exports())

    @property
    def seq(self) -> int:
        """Return the number as of which the register is read."""
        return self.known.seq if self.known else self.head_seq

    @property
    def times(self) -> str:
        """Return the times as pages have them in their address; blank for now."""
        if self.known is None and not self.values.get(TRUE_ON.name):
            return ""
        return in_path(self.seq, self.on)

    @property
    def language(self) -> str:
        """Return the language that was asked for."""
        language: str = self.values.get(LANGUAGE.name, LANGUAGE.default)
        return language

    def told_head(self) -> dict[str, Any]:
        """Return which log this is and how far it goes, as bodies tell it."""
        return {"log_id": self.log_id, "head_seq": self.head_seq}

    def told_times(self) -> dict[str, Any]:
        """Return the day answers speak of, and the change the register is read at."""
        return {"true_on": self.on.isoformat(), "known_at": f"seq:{self.seq}"}


class PublicView(APIView):
    """An address: subclasses say which parameters it takes and what it replies."""

    http_method_names = ("get", "head", "options")
    schema: ViewInspector | None = Described()
    parameters: ClassVar[Sequence[Parameter]] = ()
    media_type: ClassVar[str] = "application/json"
    # what a body depends on besides its address and the release
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq")
    longest_s: ClassVar[int] = LONGEST_S

    def reply(self, asked: Asked, /, **path: Any) -> HttpResponse:
        """Return the response; raise Problem."""
        raise NotImplementedError

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        raise NotImplementedError

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value}; raise Problem."""
        values, faults = look(request.query_params, self.parameters)
        refuse(faults)
        return values

    def get(self, request: Request, **path: Any) -> HttpResponse:
        """Reply, or say that the reader holds the body already."""
        asked = Asked(clock.now(), request.get_full_path())
        tag = etag(asked.url, *(getattr(asked, name) for name in self.depends_on))
        kept = request.headers.get("If-None-Match", "")
        if kept and is_kept(kept, tag):
            return self._tagged(HttpResponseNotModified(), asked, tag)
        asked.known = self.known(request, asked)
        response = self.read(request, asked, **path)
        if response.status_code != HTTPStatus.OK:
            return response
        if kept and wants_any(kept):
            response = HttpResponseNotModified()
        return self._tagged(response, asked, tag)

    def known(self, request: Request, asked: Asked) -> Known | None:
        """Return what the register knew when it is asked of, None for now."""
        if KNOWN_AT not in self.parameters:
            return None
        return known_then(request.query_params.get(KNOWN_AT.name, ""), asked.at)

    def read(self, request: Request, asked: Asked, **path: Any) -> HttpResponse:
        """Return the response, of one state of the register; raise Problem.

        Where somebody publishes meanwhile, it is read again as it stood before. Costs
        a query more where `known_at` may be asked, for the body tells it.
        """
        try:
            return self._read_once(request, asked, **path)
        except Moved:
            asked.known = known_then(f"seq:{asked.head_seq}", asked.at)
            return self._read_once(request, asked, **path)

    def _read_once(self, request: Request, asked: Asked, **path: Any) -> HttpResponse:
        """Return the response; raise Problem, or Moved."""
        try:
            with self.standing(request, asked):
                asked.values = self.values(request)
                return self.reply(asked, **path)
        finally:  # what was refused is of that state too
            self._stand_still(asked)

    def _stand_still(self, asked: Asked) -> None:
        """Raise Moved where a body tells the newest change, and another came."""
        tells_now = KNOWN_AT in self.parameters and asked.known is None
        if tells_now and asked.head_seq and ledger.head().seq != asked.head_seq:
            raise Moved

    @contextmanager
    def standing(self, _request: Request, asked: Asked) -> Iterator[None]:
        """Have the past answer that is asked of, if any is."""
        with laid(asked.known.seq) if asked.known else nullcontext():
            yield

    def options(self, *_request: Any, **_path: Any) -> Any:
        """Say what may be asked, to browsers before they ask."""
        return HttpResponse(status=204, headers=PREFLIGHT)

    def answered(self, body: str | bytes, following: str | None = None) -> HttpResponse:
        """Return a body; `following` is the address of the next page, if any."""
        response = HttpResponse(body, content_type=self.media_type)
        if following:
            response["Link"] = f'<{following}>; rel="next"'
        return response

    def _tagged(self, response: HttpResponse, asked: Asked, tag: str) -> HttpResponse:
        response["ETag"] = tag
        age_s = fresh_s(asked.at, self.longest_s)
        response["Cache-Control"] = f"public, max-age={age_s}, must-revalidate"
        return response

    # what the framework calls

    def dispatch(self, request: HttpRequest, *args: Any, **path: Any) -> Any:
        """Add what every response carries, an error's too.

        It is in English, whatever the browser's language, until `lang` is read.
        """
        with translation.override(LANGUAGE.default):
            response = super().dispatch(request, *args, **path)
            response["Content-Language"] = HTML_LANG[translation.get_language() or "en"]
        for name, value in OPEN.items():
            response[name] = value
        deprecated.warn(request, response)
        return response

    def initial(self, request: Request, *args: Any, **path: Any) -> None:
        """Take up the language; there is nobody to authenticate."""
        wanted = request.query_params.get(LANGUAGE.name)
        translation.activate(wanted if wanted in LANGUAGE.allowed() else "en")
        if not request.accepts(self.media_type.partition(";")[0]):
            raise NotAcceptable


class KindView(PublicView):
    """An address below a kind."""

    slug = ""  # of the kind

    @property
    def kind(self) -> Kind:
        """Return the kind."""
        return kind_by_slug()[self.slug]

    @property
    def plural(self) -> str:
        """Return what its records are called."""
        return str(self.kind.record._meta.verbose_name_plural)

    def name_of(self, verb: str, what: str = "") -> str:
        """Return a name for an operation, such as `list_licence_types`."""
        words = (verb, *self.slug.split("-"), what)
        return "_".join(word for word in words if word)
