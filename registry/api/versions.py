"""The versions of a record: what the register said of it, first to last."""

from typing import ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry.api import addresses, lookup, openapi, shapes
from registry.api.bodies import joined, text, told_with_review
from registry.api.form_schema import component
from registry.api.parameters import LIMIT, Parameter, Schema, WholeNumber
from registry.api.problems import Problem
from registry.api.refs import mentioned, refs
from registry.api.view import Asked, KindView
from registry.ledger.models import Entry

AFTER = WholeNumber("after", "Only versions after this one.", 0, highest=2**31 - 1)
NUMBER = openapi.in_path("number", "The version: 1, 2, 3 …", schema=shapes.NUMBER)


class VersionList(KindView):
    """What the ledger tells of each version, withdrawals too; the forms stand apart."""

    parameters: ClassVar[tuple[Parameter, ...]] = (LIMIT, AFTER)

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page of versions, oldest first; one query, up to four for a slug."""
        public_id = lookup.id_of(self.kind, path["key"])
        after, limit = asked.values["after"], asked.values["limit"]
        found = lookup.versions(public_id, after=after, limit=limit + 1)
        if public_id is None or not (found or after):
            raise Problem("not-found", _("No record here has this public id or slug."))
        shown = found[:limit]
        place = shown[-1].version if len(found) > limit else None
        following = addresses.following(asked.url, place) if place else None
        links = {
            "self": asked.url,
            "next": following,
            "record": addresses.of_record(self.slug, public_id),
        }
        body = joined(
            data=text([self._told(entry) for entry in shown]),
            meta=text({**asked.told_head(), "limit": limit, "next": place}),
            links=text(links),
        )
        return self.answered(body, following)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            self.name_of("list", "versions"),
            f"List the versions of one of the {self.plural}",
            tag=self.slug,
            parameters=[openapi.KEY, *openapi.in_query(self.parameters)],
            body=shapes.whole(
                data=shapes.listed(shapes.also("Version", url=shapes.TEXT)),
                meta=component("PageMeta"),
                links=shapes.also("PageLinks", record=shapes.TEXT),
            ),
            refusals=[404],
        )

    def _told(self, entry: Entry) -> dict[str, object]:
        url = addresses.of_version(self.slug, entry.public_id, number=entry.version)
        return {**told_with_review(entry), "url": url}


class VersionDetail(KindView):
    """One version of a record: its form as published then, and today's names."""

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return the version; two queries, up to five for a slug."""
        public_id = lookup.id_of(self.kind, path["key"])
        entry = lookup.version(public_id, int(path["number"]))
        if entry is None:
            raise Problem("not-found", _("No record here has this version."))
        own, number = entry.public_id, entry.version
        links = {
            "self": addresses.of_version(self.slug, own, number=number),
            "record": addresses.of_record(self.slug, own),
            "versions": addresses.of_versions(self.slug, own),
        }
        body = joined(
            data=entry.payload,
            refs=text(refs(mentioned(entry.payload) - {own})),
            meta=text(told_with_review(entry) | asked.told_head()),
            links=text(links),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        links = dict.fromkeys(("self", "record", "versions"), shapes.TEXT)
        return openapi.operation(
            self.name_of("get", "version"),
            f"Get one version of one of the {self.plural}",
            tag=self.slug,
            parameters=[openapi.KEY, NUMBER],
            body=shapes.whole(
                data={"type": "object"},
                refs=shapes.mapped(component("Ref")),
                meta=component("VersionMeta"),
                links=shapes.whole(**links),
            ),
            refusals=[404],
        )
