"""How the register stands: its head, what it holds, how fresh it is."""

from typing import Any, ClassVar

from django.db.models import Count
from django.http import HttpResponse

from registry.api import looked, openapi, shapes
from registry.api.bodies import joined, text
from registry.api.parameters import LANGUAGE, Parameter, Schema
from registry.api.view import Asked, PublicView
from registry.built import latest
from registry.conditional import RELEASE
from registry.ledger.append import instant
from registry.records.kinds import catalogue, kinds
from registry.search.models import SearchRow

DIGITS = 12  # of the release's digest


class Status(PublicView):
    """The head, counts by kind, when we looked in which list, the newest export."""

    parameters: ClassVar[tuple[Parameter, ...]] = (LANGUAGE,)
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "day", "built")

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return it; six queries, with the head."""
        lists = catalogue().looked_in(asked.day, asked.language)
        at, export = asked.head.recorded_at, latest()
        data = {
            **asked.told_head(),
            "root": asked.head.root,
            "recorded_at": instant(at) if at else None,
            "release": RELEASE[:DIGITS],
            "day": asked.day.isoformat(),
            "records": counted(),
            "lists": [looked.fresh(one) for one in lists],
            "overdue": looked.overdue(lists),
            "snapshot": export
            and {"seq": export.seq, "true_on": export.true_on, "url": export.url},
        }
        return self.answered(joined(data=text(data), links=text({"self": asked.url})))

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        snapshot = shapes.whole(
            seq=shapes.NUMBER, true_on=shapes.DAY, url=shapes.TEXT
        ) | {"type": ["object", "null"]}
        data = shapes.also(
            "Head",
            root=shapes.TEXT,
            recorded_at={"type": ["string", "null"], "format": "date-time"},
            release=shapes.TEXT | {"description": "Changes when the code does."},
            day=shapes.DAY | {"description": "Today in Hong Kong."},
            records={"type": "object", "additionalProperties": shapes.NUMBER},
            lists=shapes.listed(looked.LIST),
            overdue=shapes.FLAG
            | {"description": "Whether a look in any official list is overdue."},
            snapshot=snapshot,
        )
        return openapi.operation(
            "get_status",
            "Get how the register stands and how fresh it is",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(data=data, links=shapes.whole(self=shapes.TEXT)),
        )


def counted() -> dict[str, int]:
    """Return {kind: how many live records it has}; one query."""
    rows: Any = SearchRow.objects.order_by().values_list("kind")
    found = dict(rows.annotate(count=Count("pk")))
    return {kind.slug: found.get(kind.slug, 0) for kind in kinds()}
