"""Cursors: where a page of a list ended, as an opaque text that suits an address.

A page is what follows a sort key, never an offset; both sort keys are unique, so a key
is a place. A cursor also holds the change and the day that the first page was read at:
a walk reads one state of the register to its end, whatever is published meanwhile.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _

from registry.api.parameters import Parameter, Schema, Unreadable
from registry.ledger import read as ledger
from registry.records.partial_date import plain_days

SORTS = ("public_id", "-public_id", "seq", "-seq")
PLACE = re.compile(
    r"(-?)(public_id:[A-Z]{2,4}-[0-9]{4,12}|seq:[0-9]{1,18})"
    r"@([1-9][0-9]{0,17})/([0-9]{4}-[0-9]{2}-[0-9]{2})"
)


def encoded(place: str) -> str:
    """Return the cursor of a place."""
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def decoded(text: str, shape: re.Pattern[str]) -> tuple[re.Match[str], date]:
    """Return the parts of the place a cursor names, and its day, the fourth of them.

    Raise Unreadable for one we never gave.
    """
    padded = text + "=" * (-len(text) % 4)
    try:
        place = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        found = shape.fullmatch(place)
        days = plain_days(found[4]) if found else None
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise Unreadable(_("This is no cursor of ours.")) from error
    if not found or not days:
        raise Unreadable(_("This is no cursor of ours."))
    return found, days[1]


class Moved(Exception):
    """The register went on while a page was read: read it again as it was."""


@dataclass(frozen=True, slots=True)
class Place:
    """The last record of a page: by which key the list is sorted, and its key.

    `seq` and `on` are the change and the day that the list is read at.
    """

    sort: str
    key: str
    seq: int
    on: date

    def __str__(self) -> str:
        """Return the cursor."""
        return encoded(f"{self.sort}:{self.key}@{self.seq}/{self.on.isoformat()}")


@dataclass(frozen=True, slots=True)
class Cursor(Parameter):
    """The parameter `after` of a list."""

    def read(self, text: str) -> Place:
        """Return the place a cursor names; raise Unreadable for one we never gave."""
        found, day = decoded(text, PLACE)
        column, _colon, key = found[2].partition(":")
        return Place(found[1] + column, key, int(found[3]), day)

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("the value of meta.next of the page before")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        example = str(Place(SORTS[0], "LC-0003", 57, date(2026, 9, 25)))
        pattern = {"pattern": "^[A-Za-z0-9_-]+$", "maxLength": 100}
        return {"type": "string", **pattern, "examples": [example]}


@dataclass(frozen=True, slots=True)
class Walk:
    """How a list is walked: in which order, and after which key.

    `head` is the number that the register must stand at; None where it cannot move.
    """

    sort: str
    after: str | None = None
    head: int | None = None

    def key(self, public_id: str, seq: int) -> str:
        """Return the key of a row in this order."""
        return public_id if self.sort.removeprefix("-") == "public_id" else str(seq)

    def ahead(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that are still to come, in order."""
        if self.after is not None:
            side = "lt" if self.sort.startswith("-") else "gt"
            key = self.sort.removeprefix("-")
            rows = rows.filter(**{f"{key}__{side}": self.after})
        return rows.order_by(self.sort)


@dataclass(frozen=True, slots=True)
class Page:
    """{public id: seq} in order, and the key after which the next page begins, if any.

    `count` is how many fit in all, None where nobody counted.
    """

    found: dict[str, int]
    last: str | None
    count: int | None


def page(rows: QuerySet[Any], walk: Walk, *, limit: int) -> Page:
    """Return up to `limit` records of one kind; the first page is counted too.

    One query, so that all of it is of one moment. Raise Moved where that is not `head`.
    """
    total = rows.order_by().values(all=Value(1)).annotate(n=Count("pk", distinct=True))
    fitting = total.values("n") if walk.after is None else Value(0)
    asked = walk.ahead(rows).annotate(head_now=ledger.HEAD_SEQ, fitting=fitting)
    columns = ("public_id", "seq", "head_now", "fitting")
    found = list(asked.values_list(*columns)[: limit + 1])
    _stand_still(walk, found[0][2] if found else None)
    kept = {public_id: seq for public_id, seq, _head, _fitting in found[:limit]}
    more = len(found) > limit
    count = found[0][3] if found else 0
    return Page(
        kept,
        walk.key(*found[limit - 1][:2]) if more else None,
        count if walk.after is None else None,
    )


def _stand_still(walk: Walk, head: int | None) -> None:
    """Raise Moved where the register stands elsewhere; one query for an empty page."""
    if walk.head is None:
        return
    if (ledger.head().seq if head is None else head) != walk.head:
        raise Moved
