"""The change feed: every entry of the ledger in order, for copies that never miss one.

A consumer keeps `log_id` and `next_after`, and asks again from there for ever. Numbers
have no gap, and an entry never changes.
"""

from typing import ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry.api import addresses, lookup, openapi, shapes
from registry.api.bodies import joined, listed, text, told
from registry.api.form_schema import component
from registry.api.parameters import LIMIT, Name, Parameter, Schema, WholeNumber
from registry.api.problems import Problem
from registry.api.view import Asked, PublicView
from registry.ledger.models import Entry

AFTER = WholeNumber("after", "The number of the last entry you hold.", 0)
LOG = Name("log", "The log_id you hold; another one means that the log began anew.")


class Changes(PublicView):
    """Entries after a number, oldest first."""

    parameters: ClassVar[tuple[Parameter, ...]] = (AFTER, LIMIT, LOG)
    longest_s = 0  # whoever follows wants what is new

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page of entries; one query."""
        _refuse_stray(asked)
        head, after = asked.head, asked.values["after"]
        limit = asked.values["limit"]
        found = lookup.changes(after=after, upto=head.seq, limit=limit)
        place = found[-1].seq if found else after
        is_more = place < head.seq
        body = joined(
            data=listed(_line(entry) for entry in found),
            head_seq=text(head.seq),
            next_after=text(place),
            log_id=text(head.log_id),
        )
        following = addresses.following(asked.url, place) if is_more else None
        return self.answered(body, following)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            "list_changes",
            "List every change after a number, in order and without a gap",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(
                data=shapes.listed(component("Change")),
                head_seq=shapes.NUMBER,
                next_after=shapes.NUMBER,
                log_id=shapes.TEXT,
            ),
            refusals=[409],
        )


def _refuse_stray(asked: Asked) -> None:
    """Raise Problem for a cursor that this log never gave."""
    log = asked.values["log"]
    if log and log != asked.head.log_id:
        detail = _("Begin anew with after=0: this register has another log.")
        raise Problem("unknown-log", detail, **asked.told_head())
    if asked.values["after"] > asked.head.seq:
        detail = _("No entry has this number yet: is the log yours?")
        raise Problem("cursor-ahead", detail, **asked.told_head())


def _line(entry: Entry) -> str:
    """Return an entry as JSON: its leaf a text, its payload the stored bytes."""
    members = told(entry) | {"leaf": entry.leaf}
    texts = {name: text(value) for name, value in members.items()}
    return joined(**texts, payload=entry.payload)
