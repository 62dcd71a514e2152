"""One question, one answer: what the register says of what is called so.

It is what the page of the search answers first. Where no record is what was asked for,
that is an answer too: it says in which official lists the register was looked up.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses, found, openapi, shapes
from registry.api.bodies import joined, text
from registry.api.form_schema import component
from registry.api.found import QUESTION
from registry.api.looked import overdue
from registry.api.parameters import LANGUAGE, Parameter, Schema, look, refuse
from registry.api.refs import refs
from registry.api.times import TIMES
from registry.api.view import Asked, PublicView
from registry.past.search import searchable
from registry.records.checks_told import checks_told
from registry.records.kinds import Answer, catalogue, kind_by_slug
from registry.search.asking import close_to, is_answered
from registry.search.find import find
from registry.search.models import SearchRow

FOUND = 5  # records that are told besides
NONE = "none"  # the tag of no record


class Check(PublicView):
    """The answer of the best match, or that there is no record; what is close to it."""

    parameters: ClassVar[tuple[Parameter, ...]] = (QUESTION, LANGUAGE, *TIMES)
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "day")

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value}; raise Problem."""
        values, faults = look(request.query_params, self.parameters)
        refuse(found.required(values, faults))
        return values

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return the answer; the queries of a search and those of an answer."""
        words = asked.values[QUESTION.name]
        with searchable():
            fitting = find(words, limit=FOUND + 1)
            near = close_to(words, fitting)
        best = fitting.rows[0] if is_answered(fitting, near) else None
        answer = _answer(best, asked) if best else no_record(words, asked)
        own = best.public_id if best else ""
        rows = [*fitting.rows, *near.rows]
        told = found.told(rows, asked, answered={own: answer})
        others = [told[row.public_id] for row in fitting.rows if row != best]
        body = joined(
            data=text(told.get(own)),
            answer=text(answer),
            others=text(others[:FOUND]),
            look_alikes=text(found.close(near.look_alikes, told)),
            names=text(found.close(near.names, told)),
            refs=text(refs({*told, *mentioned_in(answer)})),
            meta=text({**asked.told_head(), **asked.told_times(), "q": words}),
            links=text({**found.links(asked), "record": _record(best)}),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        nobody = {"anyOf": [found.ONE, {"type": "null"}]}
        about = "The record that is answered for; null: no record is called so."
        return openapi.operation(
            "check",
            "Ask what the register says of a name or an address, in one step",
            tag="register",
            parameters=found.asking(self.parameters),
            body=shapes.whole(
                data=nobody | {"description": about},
                answer=component("Answer"),
                others=shapes.listed(found.ONE),
                look_alikes=found.LOOK_ALIKES,
                names=found.NAMES,
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("Head", **shapes.TIMES, q=shapes.TEXT),
                links=shapes.whole(
                    self=shapes.TEXT, html=shapes.TEXT, record=shapes.BLANK_TEXT
                ),
            ),
        )


def no_record(words: str, asked: Asked) -> Answer:
    """Return that nothing is called so, and the lists that were looked in; 2 queries.

    It is stale where a look in any of them is overdue.
    """
    lists = catalogue().looked_in(asked.on, asked.language)
    nothing = _("Nothing here is called “%(asked)s”.") % {"asked": words}
    meaning = _(
        "No record is not a licence. Treat a platform as unlicensed until the"
        " regulator’s own list says otherwise."
    )
    return Answer(
        tag=NONE,
        sentence=f"{nothing} {meaning}",
        confirmed=False,
        permissions=[],
        evidence={"sources": 0, "official": 0, "mark": None},
        checks=list(checks_told(lists)),
        stale=overdue(lists),
        spoken_to=None,
        later_changes=0,
        next_change=None,
    )


def mentioned_in(answer: Answer) -> Iterable[str]:
    """Yield the public ids that an answer names."""
    for held in answer["permissions"]:
        yield from (held["licence"], held["regulator"], *held["activities"])
    yield from (check["list"] for check in answer["checks"])


def _answer(row: SearchRow, asked: Asked) -> Answer:
    kind, own = kind_by_slug()[row.kind], row.public_id
    return catalogue().answers(kind, [own], asked.on, asked.language)[own]


def _record(row: SearchRow | None) -> str | None:
    return addresses.of_record(row.kind, row.public_id) if row else None
