"""Lists of rows that belong to records: parts and citations, in pages.

Rows are told as the public form of their record has them. `owner` is the record's
public id, as in exports: `record` is already what a claim is about.
"""

import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses
from registry.api.bodies import joined, text
from registry.api.cursors import Moved, decoded, encoded
from registry.api.parameters import LIMIT, Parameter, Schema, look, refuse
from registry.api.refs import mentioned, refs
from registry.api.row_filters import narrowed
from registry.api.times import KNOWN_AT
from registry.api.view import Asked
from registry.api.walking import Walking, day_laid_down
from registry.ledger import read as ledger
from registry.records.form import names_records, shown
from registry.records.models import Part
from registry.records.state import dump, fields_of, owner_key
from registry.search.directory import rows_of_keys

PLACE = re.compile(
    r"([0-9a-f]{32}):([0-9a-f]{32})@([1-9][0-9]{0,17})/([0-9]{4}-[0-9]{2}-[0-9]{2})"
)
IDS = ("id", "public_id")
Names = Mapping[str, str]  # key of a record, as text → its public id
Told = dict[str, Any]  # a row as a body has it


@dataclass(frozen=True, slots=True)
class RowPlace:
    """The last row of a page: whose it is, and its own key.

    `seq` and `on` are the change and the day that the list is read at.
    """

    owner: UUID
    row: UUID
    seq: int
    on: date

    def __str__(self) -> str:
        """Return the cursor."""
        return encoded(
            f"{self.owner.hex}:{self.row.hex}@{self.seq}/{self.on.isoformat()}"
        )


@dataclass(frozen=True, slots=True)
class RowCursor(Parameter):
    """The parameter `after` of a list of rows."""

    def read(self, text: str) -> RowPlace:
        """Return the place a cursor names; raise Unreadable for one we never gave."""
        found, day = decoded(text, PLACE)
        return RowPlace(UUID(found[1]), UUID(found[2]), int(found[3]), day)

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("the value of meta.next of the page before")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        return {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": 130}


AFTER = RowCursor("after", "Where the page before ended: its meta.next.")
PAGING = (LIMIT, AFTER, KNOWN_AT)


class RowList(Walking):
    """Rows of one model, those of a record together, in an order that stays."""

    parameters: ClassVar[Sequence[Parameter]] = PAGING
    cursor = AFTER

    @property
    @abstractmethod
    def model(self) -> type[Part]:
        """Return of what the rows are."""

    @abstractmethod
    def told(self, row: Any, *, names: Names) -> Told:
        """Return a row as the body has it; no query."""

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value} and the `rows` that fit; raise Problem.

        One query for each record that a filter names.
        """
        values, faults = look(request.query_params, self.parameters)
        rows, more = narrowed(QuerySet(self.model), values, among=self.parameters)
        refuse([*faults, *more, *day_laid_down(values, values[AFTER.name])])
        return {**values, "rows": rows}

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page; three queries."""
        found, place = page(asked, model=self.model)
        names = public_ids(found, self.model)
        told = [self.told(row, names=names) for row in found]
        data = text(self.on_day(told, asked))
        following = addresses.following(asked.url, place) if place else None
        meta = {"limit": asked.values["limit"], "next": str(place) if place else None}
        body = joined(
            data=data,
            refs=text(refs(mentioned(data))),
            meta=text({**asked.told_head(), **self.times(asked), **meta}),
            links=text({"self": asked.url, "next": following}),
        )
        return self.answered(body, following)

    def on_day(self, told: list[Told], asked: Asked) -> list[Told]:
        """Return the rows with what depends on the day; no query."""
        del asked  # nothing does
        return told

    def times(self, asked: Asked) -> dict[str, Any]:
        """Return the times the rows are of."""
        return {"known_at": asked.told_times()["known_at"]}


def page(asked: Asked, *, model: type[Part]) -> tuple[list[Any], RowPlace | None]:
    """Return up to `limit` rows, and the place of the next page; one query.

    None: there is no further page. Raise Moved where the register went on meanwhile.
    """
    owner = owner_key(model)
    rows, after = asked.values["rows"], asked.values[AFTER.name]
    if after is not None:
        later = Q(**{owner: after.owner, "pk__gt": after.row})
        rows = rows.filter(Q(**{f"{owner}__gt": after.owner}) | later)
    limit = asked.values[LIMIT.name]
    ahead = rows.order_by(owner, "pk").annotate(head_now=ledger.HEAD_SEQ)
    found = list(ahead[: limit + 1])
    if found and asked.known is None and found[0].head_now != asked.head_seq:
        raise Moved
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], RowPlace(getattr(last, owner), last.pk, asked.seq, asked.on)


def public_ids(rows: Sequence[Any], model: type[Part]) -> dict[str, str]:
    """Return {key: public id} of the owners of rows, and whom these name; one query.

    A form may name a record that a later entry of its own change set adds. As of a
    number between the two, one query more for each column that names such records.
    Raise Moved where an owner left since the rows were read.
    """
    columns = {f.attname: f.related_model for f in fields_of(model) if names_records(f)}
    owners = {getattr(row, owner_key(model)) for row in rows}
    keys = owners | {getattr(row, name) for row in rows for name in columns}
    found = rows_of_keys(keys - {None})
    told = {str(key): own for key, own in found.values_list("record", "public_id")}
    if any(str(owner) not in told for owner in owners):
        raise Moved
    for name, other in columns.items():
        named = {getattr(row, name) for row in rows} - {None}
        if to_come := {key for key in named if str(key) not in told}:
            revisions = other.history.filter(id__in=to_come)
            told |= {str(key): own for key, own in revisions.values_list(*IDS)}
    return told


def as_in_form(row: Any, model: type[Part], *, names: Names) -> Told:
    """Return the values of a row as the form of its record has them."""
    return shown(model, dump(row, model), names=names)
