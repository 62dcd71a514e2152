"""The days that lie ahead, of every record that names one, as data.

The same days as on the page of what is coming and in `/coming.ics`.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse

from registry.api import addresses, openapi, shapes
from registry.api.bodies import joined, text
from registry.api.form_schema import component
from registry.api.parameters import LANGUAGE, Choice, Parameter, Schema
from registry.api.refs import refs
from registry.api.times import TIMES
from registry.api.view import Asked, PublicView
from registry.records.kinds import catalogue, kind_of_id, kinds
from registry.records.partial_date import bounds
from registry.records.themes import Coming

KIND = Choice(
    "kind",
    "Only days of records of this kind.",
    values=tuple(kind.slug for kind in kinds()),
)
PAGE, FILE = "coming", "/coming.ics"


class Calendar(PublicView):
    """Each day ahead: of which record, by which of its values, what happens then."""

    parameters: ClassVar[tuple[Parameter, ...]] = (KIND, LANGUAGE, *TIMES)
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "day")

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return all of them, the nearest first; the queries of the page and one."""
        wanted = asked.values[KIND.name]
        rows = [_told(one) for one in catalogue().themes.coming(asked.on)]
        shown = [row for row in rows if wanted in (None, row["kind"])]
        body = joined(
            data=text(shown),
            refs=text(refs(_named(shown))),
            meta=text({**asked.told_head(), **asked.told_times()}),
            links=text(_links(asked)),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            "get_calendar",
            "List the days that lie ahead, the nearest first",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(
                data=shapes.listed(DAY_AHEAD),
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("Head", **shapes.TIMES),
                links=shapes.whole(self=shapes.TEXT, html=shapes.TEXT, ics=shapes.TEXT),
            ),
        )


BOUND: Schema = {"type": ["string", "null"], "format": "date"}
DAY_AHEAD: Schema = shapes.whole(
    owner=shapes.TEXT,
    kind=shapes.TEXT,
    path=shapes.TEXT | {"description": "The value of its form that names the day."},
    day=shapes.TEXT | {"description": "EDTF, as the source has it."},
    first=BOUND | {"description": "The first day it may be."},
    last=BOUND | {"description": "The last day it may be."},
    what=shapes.TEXT | {"description": "What happens then, in the language asked for."},
    about=shapes.BLANK_TEXT | {"description": "Of what, in English."},
    source=shapes.BLANK_TEXT | {"description": "A source that says so."},
)


def _told(one: Coming) -> dict[str, Any]:
    known, kind = bounds(one.day), kind_of_id(one.public_id)
    return {
        "owner": one.public_id,
        "kind": kind and kind.slug,
        "path": one.key,
        "day": one.day,
        "first": known.earliest and known.earliest.isoformat(),
        "last": known.latest and known.latest.isoformat(),
        "what": one.what,
        "about": one.about or None,
        "source": one.source or None,
    }


def _named(rows: Sequence[dict[str, Any]]) -> set[str]:
    return {row[name] for row in rows for name in ("owner", "source") if row[name]}


def _links(asked: Asked) -> dict[str, str]:
    html = addresses.of_page(asked.language, PAGE, times=asked.times)
    return {"self": asked.url, "html": html, "ics": f"{FILE}?lang={asked.language}"}
