"""The list of a kind: filtered, sorted, in pages."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses, openapi, shapes
from registry.api.bodies import joined, listed, text
from registry.api.cursors import SORTS, Cursor, Place, page
from registry.api.filters import allowed, described, filtered, names
from registry.api.form_schema import component
from registry.api.parameters import (
    LANGUAGE,
    LIMIT,
    Choice,
    Parameter,
    Schema,
    look,
    refuse,
)
from registry.api.problems import Fault
from registry.api.refs import mentioned, refs
from registry.api.times import TIMES
from registry.api.view import Asked, KindView
from registry.ledger import read as ledger
from registry.records.kinds import catalogue

AFTER = Cursor("after", "Where the page before ended: its meta.next.")
SORT = Choice(
    "sort",
    "By public id, or by the number of the newest change; - turns it round.",
    SORTS[0],
    values=SORTS,
)


class RecordList(KindView):
    """Live records of one kind, with their names and answers beside them."""

    parameters: ClassVar[tuple[Parameter, ...]] = (
        *(LIMIT, AFTER, SORT, LANGUAGE),
        *TIMES,
    )
    depends_on = ("log_id", "head_seq", "day")

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value} and the `rows` that fit; raise Problem.

        One query for each record that a filter names.
        """
        given = request.query_params
        others = {name: allowed(self.kind, name) for name in names(self.kind)}
        values, faults = look(given, self.parameters, others=others)
        known = {fault.parameter for fault in faults}
        values["rows"], more = filtered(self.kind, given)
        faults += [fault for fault in more if fault.parameter not in known]
        if (after := values["after"]) and "sort" not in given:
            values["sort"] = after.sort
        if after and after.sort != values["sort"]:
            detail = _("This cursor belongs to a list in another order.")
            faults.append(Fault("after", detail, AFTER.allowed()))
        refuse(faults)
        return values

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page; three queries and those of the answers."""
        wanted = {name: asked.values[name] for name in ("sort", "after", "limit")}
        found, place = page(asked.values["rows"], **wanted)
        stored = ledger.payloads(found.values())
        forms = {public_id: stored[seq] for public_id, seq in found.items()}
        others = {x for own, form in forms.items() for x in mentioned(form) - {own}}
        said = catalogue().answers(self.kind, [*forms], asked.on, asked.language)
        following = addresses.following(asked.url, place) if place else None
        body = joined(
            data=listed(forms.values()),
            refs=text(refs(others)),
            answers=text(said),
            meta=text(self._meta(asked, place)),
            links=text(self._links(asked, following)),
        )
        return self.answered(body, following)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            self.name_of("list"),
            f"List {self.plural}",
            tag=self.slug,
            parameters=[*openapi.in_query(self.parameters), *described(self.kind)],
            body=shapes.whole(
                data=shapes.listed(component(self.kind.record.__name__)),
                refs=shapes.mapped(component("Ref")),
                answers=shapes.mapped(component("Answer")),
                meta=shapes.also("PageMeta", **shapes.TIMES),
                links=shapes.also("PageLinks", html=shapes.TEXT),
            ),
        )

    def _meta(self, asked: Asked, place: Place | None) -> dict[str, Any]:
        return {
            **asked.told_head(),
            **asked.told_times(),
            "limit": asked.values["limit"],
            "next": str(place) if place else None,
        }

    def _links(self, asked: Asked, following: str | None) -> dict[str, Any]:
        html = addresses.of_page(asked.language, self.slug, times=asked.times)
        return {"self": asked.url, "next": following, "html": html}
