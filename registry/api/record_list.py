"""The list of a kind: its records that fit, with their names and answers."""

from typing import Any

from django.http import HttpResponse

from registry.api import addresses, openapi, record_files, shapes
from registry.api.bodies import joined, listed, text
from registry.api.choosing import (
    EXPAND,
    EXPANDED,
    FIELDS,
    expand,
    expanded,
    fields,
    kept,
)
from registry.api.cursors import Place
from registry.api.filters import described
from registry.api.form_schema import component
from registry.api.parameters import Parameter, Schema
from registry.api.record_pages import RecordPages
from registry.api.refs import mentioned, refs
from registry.api.shapes import TEXT
from registry.api.statuses import STATUS
from registry.api.view import Asked
from registry.ledger import read as ledger
from registry.records.kinds import catalogue
from registry.search.filters import filter_set


class RecordList(RecordPages):
    """Live records of one kind, with their names and answers beside them."""

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page; three queries, those of the answers, and two to expand."""
        part = self.page(asked)
        stored = ledger.payloads(part.found.values())
        wanted = asked.values[FIELDS]
        forms = {own: kept(stored[seq], wanted) for own, seq in part.found.items()}
        others = {x for own, form in forms.items() for x in mentioned(form) - {own}}
        said = catalogue().answers(self.kind, [*forms], asked.on, asked.language)
        place = self.place(asked, part)
        following = self.following(asked, place)
        body = joined(
            data=listed(forms.values()),
            refs=text(refs(others)),
            **expanded(stored.values(), asked.values[EXPAND]),
            answers=text(said),
            meta=text(self._meta(asked, place, count=part.count)),
            links=text(self._links(asked, following)),
        )
        return self.answered(body, following)

    @property
    def taken(self) -> tuple[Parameter, ...]:
        """Return the parameters beside filters."""
        return (*super().taken, fields(self.kind), expand(self.kind))

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            self.name_of("list"),
            f"List {self.plural}",
            tag=self.slug,
            parameters=[*openapi.in_query(self.taken), *described(self.kind)],
            body=shapes.with_more(
                {"expanded": EXPANDED},
                data=shapes.listed(component(self.kind.record.__name__)),
                refs=shapes.mapped(component("Ref")),
                answers=shapes.mapped(component("Answer")),
                meta=_counted(),
                links=shapes.also("PageLinks", html=TEXT, csv=TEXT, jsonl=TEXT),
            ),
            refusals=[409],
        )

    def _meta(
        self, asked: Asked, place: Place | None, *, count: int | None
    ) -> dict[str, Any]:
        return {
            **asked.told_head(),
            **asked.told_times(),
            "limit": asked.values["limit"],
            "next": str(place) if place else None,
            **({} if count is None else {"count": count}),
        }

    def _links(self, asked: Asked, following: str | None) -> dict[str, Any]:
        page = addresses.of_page(asked.language, self.slug, times=asked.times)
        both = {STATUS, *filter_set(self.kind).base_filters}
        html = addresses.also_asking(page, asked.url, names=both)
        here = {"self": asked.url, "next": following, "html": html}
        return here | record_files.links(self.slug, asked.url)


def _counted() -> Schema:
    """Return the schema of the meta of a page, which may tell how many fit."""
    meta = shapes.also("PageMeta", **shapes.TIMES)
    told = "How many records fit in all; absent on later pages, and where it is dear."
    count = {**shapes.NUMBER, "description": told}
    return {"allOf": [*meta["allOf"], {"properties": {"count": count}}]}
