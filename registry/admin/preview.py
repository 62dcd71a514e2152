"""What the public would read, were a change set published now: nothing of it stays."""

import copy
import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from registry.admin.frame import language
from registry.changesets.models import ChangeSet
from registry.changesets.publish import rehearsed
from registry.clock import now
from registry.ledger.models import LEFT, Entry
from registry.ledger.read import form_of
from registry.records.names import HTML_LANG

# to behind the skip link, which stays the first thing on the page
BODY = re.compile(r'<body[^>]*>(?:.*?<a class="skip-link".*?</a>)?', re.DOTALL)


def preview_page(
    request: HttpRequest, change_set: ChangeSet, *, record: UUID
) -> HttpResponse:
    """Return the public page of a record as it would be, under a banner.

    `?lang=` chooses the language, else it is that of the desk. Raise Refused where it
    cannot be published as it is, 404 for a record that it does not touch.
    """
    code = request.GET.get("lang", "")
    code = code if code in HTML_LANG else language()
    with rehearsed(change_set, clock=now) as entries:
        entry = _entry_of(entries, record)
        text = _page_of(request, entry, code=code)
    banner = render_to_string(
        "admin/parts/preview_banner.html",
        {
            "change_set": change_set,
            "record": record,
            "languages": HTML_LANG,
            "code": code,
            "lang": HTML_LANG[language()],
        },
        request=request,
    )
    return _unkept(
        HttpResponse(BODY.sub(lambda tag: tag.group() + banner, text, count=1))
    )


def preview_json(change_set: ChangeSet, record: UUID) -> HttpResponse:
    """Return the public form of a record as it would be stored; see preview_page."""
    with rehearsed(change_set, clock=now) as entries:
        payload = _entry_of(entries, record).payload
    return _unkept(HttpResponse(payload, content_type="application/json"))


def _entry_of(entries: list[Entry], record: UUID) -> Entry:
    found = next((entry for entry in entries if entry.record == record), None)
    if found is None:
        raise Http404(_("This set changes nothing in that record."))
    return found


def _page_of(request: HttpRequest, entry: Entry, *, code: str) -> str:
    """Have the public view answer for the page's own address."""
    slug = form_of(entry)["slug"]
    with translation.override(code):
        path = reverse("record", args=[entry.kind, slug])
        public: Any = copy.copy(request)
        public.path = public.path_info = path
        public.GET, public.method = QueryDict(), "GET"
        public.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": ""}
        match = public.resolver_match = resolve(path)
        response: Any = match.func(public, *match.args, **match.kwargs)
        if entry.type in LEFT and response.status_code in (301, 308):
            told = _("It leads to another record.")
            return f"<body><p>{told}</p></body>"
        if hasattr(response, "render"):
            response = response.render()
        return str(response.content.decode())


def _unkept(response: HttpResponse) -> HttpResponse:
    """Have nobody store it, nobody index it, and its own page's policy hold."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = settings.POLICY_OF_PUBLIC
    return response
