"""Walks from page to page: they read one state of the register to their end.

It is the one that the first page was of; cursors hold its change and its day.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api.parameters import Parameter, Unreadable, refuse
from registry.api.problems import Fault, Problem
from registry.api.times import KNOWN_AT, TRUE_ON, known_then
from registry.api.view import Asked, PublicView
from registry.past.known import Known


class Pinned(Protocol):
    """Where a page ended, and as of which change and day it was read."""

    @property
    def seq(self) -> int:
        """Return the change."""

    @property
    def on(self) -> date:
        """Return the day."""


class Walking(PublicView):
    """An address with pages; its `cursor` reads where the one before ended."""

    cursor: ClassVar[Parameter]

    def known(self, request: Request, asked: Asked) -> Known | None:
        """Return the past that is asked for, or that the cursor's first page was of.

        No query more where the register stands as it did then, else two.
        """
        known, place = super().known(request, asked), self._place(request)
        if place is None:
            return known
        if place.seq > asked.head_seq:
            detail = _("The register never came to this cursor's change.")
            raise Problem("cursor-ahead", detail, **asked.told_head())
        if known and known.seq not in (place.seq, asked.head_seq):
            detail = _("This cursor belongs to a list known at another moment.")
            refuse([Fault(KNOWN_AT.name, detail, [f"seq:{place.seq}"])])
        if place.seq == asked.head_seq:
            return known
        return known_then(f"seq:{place.seq}", asked.at)

    def _place(self, request: Request) -> Pinned | None:
        """Return the place a cursor names; None for none, or one `values` refuses."""
        try:
            place: Pinned = self.cursor.read(
                request.query_params.get(self.cursor.name, "")
            )
        except Unreadable:
            return None
        return place


def day_laid_down(values: dict[str, Any], place: Pinned | None) -> Iterator[Fault]:
    """Take the day from a cursor; yield that another is asked for."""
    if place is None or TRUE_ON.name not in values:
        return
    if values[TRUE_ON.name] not in (None, place.on):
        detail = _("This cursor belongs to a list of another day.")
        yield Fault(TRUE_ON.name, detail, [place.on.isoformat()])
    values[TRUE_ON.name] = place.on
