"""The search of the register, as pages find: the best first, and how many fit in all.

It has no further pages: whoever wants all that fits asks the list of a kind with `q`.
"""

from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.request import Request

from registry.api import found, openapi, shapes
from registry.api.bodies import joined, text
from registry.api.form_schema import component
from registry.api.found import QUESTION
from registry.api.parameters import (
    LANGUAGE,
    Choice,
    Parameter,
    Schema,
    WholeNumber,
    look,
    refuse,
)
from registry.api.refs import refs
from registry.api.times import TIMES
from registry.api.view import Asked, PublicView
from registry.past.search import searchable
from registry.records.kinds import kinds
from registry.search.asking import close_to
from registry.search.find import find

KIND = Choice(
    "kind",
    "Only records of this kind.",
    values=tuple(kind.slug for kind in kinds()),
)
LIMIT = WholeNumber("limit", "How many at most.", 20, lowest=1, highest=100)


class Search(PublicView):
    """Records that fit words, with what is said of each and what is close to them."""

    parameters: ClassVar[tuple[Parameter, ...]] = (
        *(QUESTION, KIND, LIMIT, LANGUAGE),
        *TIMES,
    )
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "day")

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value}; raise Problem."""
        values, faults = look(request.query_params, self.parameters)
        refuse(found.required(values, faults))
        return values

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return what fits; a few queries, and those of what is said of each kind."""
        words, kind = asked.values[QUESTION.name], asked.values[KIND.name]
        of, limit = (kind,) if kind else (), asked.values[LIMIT.name]
        with searchable():
            fitting = find(words, kinds=of, limit=limit)
            near = close_to(words, fitting)
        told = found.told([*fitting.rows, *near.rows], asked)
        body = joined(
            data=text([told[row.public_id] for row in fitting.rows]),
            counts=text(fitting.counts),
            look_alikes=text(found.close(near.look_alikes, told)),
            names=text(found.close(near.names, told)),
            refs=text(refs(told)),
            meta=text(
                {
                    **asked.told_head(),
                    **asked.told_times(),
                    "q": words,
                    "limit": limit,
                    "total": fitting.total,
                }
            ),
            links=text(found.links(asked)),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        counts = {"type": "object", "additionalProperties": shapes.NUMBER}
        meta = {"q": shapes.TEXT, "limit": shapes.NUMBER, "total": shapes.NUMBER}
        return openapi.operation(
            "search",
            "Find records by words, as the search of the pages does",
            tag="register",
            parameters=found.asking(self.parameters),
            body=shapes.whole(
                data=shapes.listed(found.ONE),
                counts=counts | {"description": "How many fit in all, by kind."},
                look_alikes=found.LOOK_ALIKES,
                names=found.NAMES,
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("Head", **shapes.TIMES, **meta),
                links=shapes.whole(self=shapes.TEXT, html=shapes.TEXT),
            ),
        )
