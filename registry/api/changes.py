"""The change feed: every entry of the ledger in order, for copies that never miss one.

A consumer keeps `log_id` and `next_after`, and asks again from there for ever. Numbers
have no gap, and an entry never changes. Filters leave entries out, never a place: who
goes on after `next_after` has been told all that fits.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses, openapi, shapes, waiting
from registry.api.bodies import joined, listed, text, told
from registry.api.changes_about import FILTERS, narrowed
from registry.api.parameters import (
    LIMIT,
    Name,
    Parameter,
    Schema,
    WholeNumber,
    look,
    refuse,
)
from registry.api.problems import Problem
from registry.api.view import Asked, PublicView
from registry.ledger.changed import Changed, changed
from registry.ledger.models import Entry
from registry.ledger.scan import Wanted, scan

AFTER = WholeNumber("after", "The number of the last entry you hold.", 0)
LOG = Name("log", "The log_id you hold; another one means that the log began anew.")
UPTO = WholeNumber(
    "upto", "The number of the last entry to tell; the newest, if left out."
)
WAIT = WholeNumber(
    "wait",
    "How many seconds to wait where nothing is new yet. The answer comes as"
    " soon as anything is published, and may be empty.",
    0,
    highest=waiting.LONGEST_S,
)
PLACES = (AFTER, LIMIT, LOG, UPTO)


class Changes(PublicView):
    """Entries after a number, oldest first."""

    parameters: ClassVar[tuple[Parameter, ...]] = (*PLACES, *FILTERS, WAIT)
    longest_s = 0  # whoever follows wants what is new

    def get(self, request: Request, **path: Any) -> HttpResponse:
        """Reply when there is something to tell, or the time to wait is over."""
        if WAIT.name in request.query_params:
            values = self.values(request)
            after, log, seconds = (values[p.name] for p in (AFTER, LOG, WAIT))
            waiting.until_moved(after, log, seconds=seconds)
        return super().get(request, **path)

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value} and which entries are `wanted`; raise Problem."""
        values, faults = look(request.query_params, self.parameters)
        wanted, more = narrowed(values)
        refuse([*faults, *more])
        return {**values, "wanted": wanted}

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page of entries; two queries."""
        return self.answered(*page(asked, asked.values["wanted"]))

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            "list_changes",
            "List every change after a number, in order and without a gap",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.CHANGES,
            refusals=[409],
        )


def page(asked: Asked, wanted: Wanted) -> tuple[str, str | None]:
    """Return a body of entries, and where the next page is; two queries.

    Raise Problem for a cursor that this log never gave.
    """
    _refuse_stray(asked)
    head, asked_upto = asked.head, asked.values[UPTO.name]
    upto = head.seq if asked_upto is None else asked_upto
    limit = asked.values[LIMIT.name]
    found, place = scan(asked.values[AFTER.name], upto, limit=limit, wanted=wanted)
    body = joined(
        data=listed(_lines(found)),
        head_seq=text(head.seq),
        next_after=text(place),
        log_id=text(head.log_id),
        upto=text(upto),
    )
    if place >= upto:
        return body, None
    following = addresses.following(asked.url, place)
    if wanted.latest and asked_upto is None:  # what is latest stays so on the way
        following += f"&{UPTO.name}={upto}"
    return body, following


def _refuse_stray(asked: Asked) -> None:
    log = asked.values[LOG.name]
    if log and log != asked.head.log_id:
        detail = _("Begin anew with after=0: this register has another log.")
        raise Problem("unknown-log", detail, **asked.told_head())
    if max(asked.values[AFTER.name], asked.values[UPTO.name] or 0) > asked.head.seq:
        detail = _("No entry has this number yet: is the log yours?")
        raise Problem("cursor-ahead", detail, **asked.told_head())


def _lines(entries: Sequence[Entry]) -> list[str]:
    """Return entries as JSON: their payloads are the stored bytes; one query."""
    found = changed(entries)
    return [_line(entry, found[entry.seq]) for entry in entries]


def _line(entry: Entry, done: Changed) -> str:
    members = told(entry) | {"leaf": entry.leaf} | asdict(done)
    texts = {name: text(value) for name, value in members.items()}
    return joined(**texts, payload=entry.payload)
