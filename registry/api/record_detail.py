"""One record: its form as published, what it is called, what we answer of it."""

from typing import Any, ClassVar, NoReturn
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses, lookup, openapi, shapes
from registry.api.bodies import joined, text, told_with_review
from registry.api.choosing import (
    EXPAND,
    EXPANDED,
    FIELDS,
    expand,
    expanded,
    fields,
    kept,
)
from registry.api.form_schema import component
from registry.api.parameters import LANGUAGE, Parameter, Schema, look, refuse
from registry.api.problems import Problem
from registry.api.refs import mentioned, refs
from registry.api.times import TIMES
from registry.api.view import Asked, KindView
from registry.ledger import read as ledger
from registry.ledger.models import Entry, EntryType
from registry.past.coming import coming
from registry.records.kinds import Kind, catalogue

LEADS = {
    301: "The record has another slug since: Location.",
    308: "The record was merged into another: Location.",
}


class RecordDetail(KindView):
    """One live record; an old slug and a merged record lead to it.

    A withdrawn one says why it left.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = (LANGUAGE, *TIMES)
    depends_on = ("log_id", "head_seq", "day")

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value}; raise Problem."""
        values, faults = look(request.query_params, self.taken)
        refuse(faults)
        return values

    @property
    def taken(self) -> tuple[Parameter, ...]:
        """Return the parameters."""
        return (*self.parameters, fields(self.kind), expand(self.kind))

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return the record; two queries, those of the answer, and two to expand."""
        entry = lookup.live(self.kind, path["key"])
        if entry is None:
            return elsewhere(self.kind, path["key"], asked=asked)
        own, form = entry.public_id, kept(entry.payload, asked.values[FIELDS])
        said = catalogue().answers(self.kind, [own], asked.on, asked.language)
        body = joined(
            data=form,
            refs=text(refs(mentioned(form) - {own})),
            **expanded([entry.payload], asked.values[EXPAND]),
            answer=text(said[own]),
            meta=text(_meta(entry, asked)),
            links=text(_links(entry, asked)),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        operation = openapi.operation(
            self.name_of("get"),
            f"Get one of the {self.plural}",
            tag=self.slug,
            parameters=[openapi.KEY, *openapi.in_query(self.taken)],
            body=shapes.with_more(
                {"expanded": EXPANDED},
                data=component(self.kind.record.__name__),
                refs=shapes.mapped(component("Ref")),
                answer=component("Answer"),
                meta=component("RecordMeta"),
                links=component("RecordLinks"),
            ),
            refusals=[404, 410],
        )
        return openapi.leading(operation, LEADS)


def elsewhere(kind: Kind, key: str, *, asked: Asked) -> HttpResponse:
    """Redirect an old slug to the new one, a merged record to what it became.

    Raise Problem where there is nothing, and those queries of `coming` then. One query
    for a public id, two for a slug, and one for each record a merged one leads through.
    """
    entry = lookup.past(kind, key)
    if entry is None:
        raise _not_found(kind, key)
    if entry.type == EntryType.MERGED:
        return _merged(ledger.successor(entry), asked)
    if entry.type == EntryType.WITHDRAWN:
        _refuse_withdrawn(entry, asked)
    return _led(addresses.of_record(kind.slug, ledger.form_of(entry)["slug"]), asked)


def _not_found(kind: Kind, key: str) -> Problem:
    """Return the problem of a key that names nothing, or nothing yet at a past."""
    came = coming(kind, key)
    if came is None:
        return Problem("not-found", _("No record here has this public id or slug."))
    public_id, number = came.first.public_id, came.first.version
    links = {
        "record": addresses.of_record(kind.slug, public_id),
        "version": addresses.of_version(kind.slug, public_id, number=number),
    }
    return Problem("not-found", came.sentence, links=links)


def _merged(entry: Entry, asked: Asked) -> HttpResponse:
    """Lead to the record that another was merged into, by its lasting address."""
    response = _led(addresses.of_record(entry.kind, entry.public_id), asked)
    response.status_code = 308
    return response


def _led(address: str, asked: Asked) -> HttpResponse:
    query = urlsplit(asked.url).query
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _refuse_withdrawn(entry: Entry, asked: Asked) -> NoReturn:
    raise Problem(
        "withdrawn",
        _("%(id)s left the register: %(reason)s")
        % {"id": entry.public_id, "reason": entry.reason},
        stored={"data": entry.payload},
        reason=entry.reason,
        meta=_meta(entry, asked),
        links=_links(entry, asked),
    )


def _meta(entry: Entry, asked: Asked) -> dict[str, Any]:
    return told_with_review(entry) | asked.told_head() | asked.told_times()


def _links(entry: Entry, asked: Asked) -> dict[str, str]:
    slug = ledger.form_of(entry)["slug"]
    html = addresses.of_page(asked.language, entry.kind, slug, times=asked.times)
    return {
        "self": addresses.of_record(entry.kind, entry.public_id),
        "html": html,
        "versions": addresses.of_versions(entry.kind, entry.public_id),
        "changes": addresses.of_changes(entry.kind, entry.public_id),
        "history": f"{html}/history",
    }
