"""Pages of a kind's records, whatever form they are sent in."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import partial
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request

from registry.api import addresses
from registry.api.cursors import SORTS, Cursor, Page, Place, Walk, page
from registry.api.filters import allowed, filtered, names
from registry.api.parameters import (
    LANGUAGE,
    LIMIT,
    Choice,
    Parameter,
    look,
    refuse,
)
from registry.api.problems import Fault
from registry.api.statuses import STATUS, page_having, status_of
from registry.api.times import TIMES
from registry.api.view import Asked, KindView
from registry.api.walking import Walking, day_laid_down
from registry.past.search import searchable
from registry.records.kinds import catalogue
from registry.search.filters import WORDS

AFTER = Cursor("after", "Where the page before ended: its meta.next.")
SORT = Choice(
    "sort",
    "By public id, or by the number of the newest change; - turns it round.",
    SORTS[0],
    values=SORTS,
)


class RecordPages(Walking, KindView):
    """Live records of one kind that fit, page by page."""

    cursor = AFTER
    parameters: ClassVar[tuple[Parameter, ...]] = (
        *(LIMIT, AFTER, SORT, LANGUAGE),
        *TIMES,
    )
    depends_on = ("log_id", "head_seq", "day")

    @contextmanager
    def standing(self, request: Request, asked: Asked) -> Iterator[None]:
        """Have the past answer that is asked of, its search where there are words."""
        words = WORDS in request.query_params
        with super().standing(request, asked), searchable() if words else nullcontext():
            yield

    def values(self, request: Request) -> dict[str, Any]:
        """Return {parameter: value} and the `rows` that fit; raise Problem.

        One query for each filter that names records or a day.
        """
        given = request.query_params
        others = {name: allowed(self.kind, name) for name in names(self.kind)}
        values, faults = look(given, self.taken, others=others)
        known = {fault.parameter for fault in faults}
        values["rows"], more = filtered(self.kind, given)
        faults += [fault for fault in more if fault.parameter not in known]
        faults += _laid_down(values, given)
        refuse(faults)
        return values

    @property
    def taken(self) -> tuple[Parameter, ...]:
        """Return the parameters beside filters."""
        status = status_of(self.kind)
        return (*self.parameters, *((status,) if status else ()))

    def page(self, asked: Asked) -> Page:
        """Return which records are on the page; raise Moved."""
        values = asked.values
        after = values[AFTER.name]
        walk = Walk(
            values[SORT.name],
            after.key if after else None,
            None if asked.known else asked.head_seq,
        )
        rows, limit = values["rows"], values[LIMIT.name]
        if not (status := values.get(STATUS)):
            return page(rows, walk, limit=limit)
        fitting = partial(self._bearing, status, on=asked.on)
        return page_having(rows, walk, limit=limit, fitting=fitting)

    def _bearing(self, status: str, ids: list[str], *, on: date) -> set[str]:
        said = catalogue().said(self.kind, ids, on, LANGUAGE.default)
        return {public_id for public_id, one in said.items() if one["tag"] == status}

    def place(self, asked: Asked, part: Page) -> Place | None:
        """Return where the next page begins, if there is one."""
        if part.last is None:
            return None
        return Place(asked.values[SORT.name], part.last, asked.seq, asked.on)

    def following(self, asked: Asked, place: Place | None) -> str | None:
        """Return the address of the next page, if there is one."""
        return addresses.following(asked.url, place) if place else None


def _laid_down(values: dict[str, Any], given: QueryDict) -> Iterator[Fault]:
    """Take order and day from the cursor; yield what is asked otherwise."""
    if not (after := values[AFTER.name]):
        return
    if values[SORT.name] != after.sort and SORT.name in given:
        detail = _("This cursor belongs to a list in another order.")
        yield Fault(AFTER.name, detail, AFTER.allowed())
    values[SORT.name] = after.sort
    yield from day_laid_down(values, after)
