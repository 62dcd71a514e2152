"""The way in: what there is, how much of it, and where."""

from typing import Any

from django.http import HttpResponse

from registry.api import addresses, catalog, openapi, part_list, shapes
from registry.api.bodies import joined, text
from registry.api.filters import names
from registry.api.parameters import Schema
from registry.api.parts import Sort, sorts
from registry.api.status import counted
from registry.api.view import Asked, PublicView
from registry.ledger.append import instant
from registry.records.kinds import Kind, kinds

LINKS = {
    "self": addresses.BASE,
    "check": addresses.CHECK,
    "search": addresses.SEARCH,
    "changes": addresses.CHANGES,
    "citations": addresses.CITATIONS,
    "calendar": addresses.CALENDAR,
    "vocabularies": addresses.VOCABULARIES,
    "snapshots": addresses.SNAPSHOTS,
    "status": addresses.STATUS,
    "openapi": addresses.SCHEMA,
    "docs": addresses.DOCS,
}


class Index(PublicView):
    """Every kind with its count, filters and parts, the head, the other addresses."""

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return the index; one query."""
        counts = counted()
        at = asked.head.recorded_at
        head = {"root": asked.head.root, "recorded_at": instant(at) if at else None}
        head["terms"] = openapi.TERMS
        body = joined(
            data=text([_told(kind, counts[kind.slug]) for kind in kinds()]),
            meta=text({**asked.told_head(), **head}),
            links=text(LINKS),
        )
        response = self.answered(body)
        response["Link"] = catalog.links()
        return response

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        text_ = shapes.TEXT
        kind = shapes.whole(
            kind=text_,
            prefix=text_,
            records=shapes.NUMBER,
            filters=shapes.listed(text_),
            url=text_,
            parts=shapes.listed(
                shapes.whole(part=text_, filters=shapes.listed(text_), url=text_)
            ),
        )
        instant_ = {"type": ["string", "null"], "format": "date-time"}
        return openapi.operation(
            "get_index",
            "Get every kind of record, and the head of the register",
            tag="register",
            body=shapes.whole(
                data=shapes.listed(kind),
                meta=shapes.also("Head", root=text_, recorded_at=instant_, terms=text_),
                links=shapes.whole(**dict.fromkeys(LINKS, text_)),
            ),
        )


def _told(kind: Kind, count: int) -> dict[str, Any]:
    return {
        "kind": kind.slug,
        "prefix": kind.prefix,
        "records": count,
        "filters": names(kind),
        "url": addresses.of_list(kind.slug),
        "parts": [_told_part(sort) for sort in sorts() if sort.kind is kind],
    }


def _told_part(sort: Sort) -> dict[str, Any]:
    return {
        "part": sort.member,
        "filters": [one.name for one in part_list.filters(sort)],
        "url": addresses.of_list(sort.slug),
    }
