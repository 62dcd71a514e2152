"""Cursors: where a page of a list ended, as an opaque text that suits an address.

A page is what follows a sort key, never an offset: records published meanwhile shift
nothing. Both sort keys are unique, so a key is a place.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from registry.api.parameters import Parameter, Schema, Unreadable

SORTS = ("public_id", "-public_id", "seq", "-seq")
PLACE = re.compile(r"(-?)(public_id:[A-Z]{2,4}-[0-9]{4,12}|seq:[0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Place:
    """The last record of a page: by which key the list is sorted, and its key."""

    sort: str
    key: str

    def __str__(self) -> str:
        """Return the cursor."""
        place = f"{self.sort}:{self.key}".encode()
        return base64.urlsafe_b64encode(place).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Cursor(Parameter):
    """The parameter `after` of a list."""

    def read(self, text: str) -> Place:
        """Return the place a cursor names; raise Unreadable for one we never gave."""
        padded = text + "=" * (-len(text) % 4)
        try:
            place = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        except (binascii.Error, UnicodeError, ValueError) as error:
            raise Unreadable(_("This is no cursor of ours.")) from error
        if not PLACE.fullmatch(place):
            raise Unreadable(_("This is no cursor of ours."))
        return Place(*place.split(":"))

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("the value of meta.next of the page before")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        example = str(Place(SORTS[0], "LC-0003"))
        pattern = {"pattern": "^[A-Za-z0-9_-]+$", "maxLength": 60}
        return {"type": "string", **pattern, "examples": [example]}


def page(
    rows: QuerySet[Any], *, sort: str, after: Place | None, limit: int
) -> tuple[dict[str, int], Place | None]:
    """Return {public id: seq} of up to `limit` rows, and the place of the next page.

    One query. `rows` are records of one kind; None: there is no further page.
    """
    key = sort.removeprefix("-")
    if after is not None:
        side = "lt" if sort.startswith("-") else "gt"
        rows = rows.filter(**{f"{key}__{side}": after.key})
    found = list(rows.order_by(sort).values_list("public_id", "seq")[: limit + 1])
    if len(found) <= limit:
        return dict(found), None
    public_id, seq = found[limit - 1]
    return dict(found[:limit]), Place(
        sort, public_id if key == "public_id" else str(seq)
    )
