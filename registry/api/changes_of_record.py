"""The changes of one record, as the feed of all tells them."""

from typing import ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry.api import lookup, openapi, shapes
from registry.api.changes import PLACES, page
from registry.api.changes_about import CAUSE, TYPE
from registry.api.parameters import Parameter, Schema
from registry.api.problems import Problem
from registry.api.view import Asked, KindView
from registry.ledger import read as ledger
from registry.ledger.scan import Wanted


class RecordChanges(KindView):
    """Entries of one record after a number of the register, oldest first."""

    parameters: ClassVar[tuple[Parameter, ...]] = (*PLACES, CAUSE, TYPE)
    longest_s = 0  # whoever follows wants what is new

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page of entries; three queries, up to six for a slug."""
        public_id = lookup.id_of(self.kind, path["key"])
        if public_id is None or ledger.newest(public_id) is None:
            raise Problem("not-found", _("No record here has this public id or slug."))
        asked_for = {name: asked.values[name] for name in (CAUSE.name, TYPE.name)}
        columns = {name: value for name, value in asked_for.items() if value}
        return self.answered(*page(asked, Wanted({**columns, "public_id": public_id})))

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            self.name_of("list", "changes"),
            f"List the changes of one of the {self.plural}, in order",
            tag=self.slug,
            parameters=[openapi.KEY, *openapi.in_query(self.parameters)],
            body=shapes.CHANGES,
            refusals=[404, 409],
        )
