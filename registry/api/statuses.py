"""The status of a list's records: the tag of their answers, which no column holds.

Lists of the API and of pages ask the same sayings, of every record that may fit.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from registry.api.cursors import Moved, Page, Walk, page
from registry.api.parameters import Choice
from registry.ledger import read as ledger
from registry.records.kinds import Kind, catalogue

STATUS = "status"  # the parameter
TOGETHER = 500  # records that are asked about at once
MOST = 10  # as many times; what is left comes with the next page


def status_of(kind: Kind) -> Choice | None:
    """Return the parameter, None for a kind without a status."""
    codes = catalogue().statuses.get(kind.slug)
    about = "The tag of its answer on the day true_on."
    return Choice(STATUS, about, values=codes) if codes else None


def page_having(
    rows: QuerySet[Any],
    walk: Walk,
    *,
    limit: int,
    fitting: Callable[[list[str]], set[str]],
) -> Page:
    """Return up to `limit` of the records that `fitting` lets pass, given public ids.

    A page may hold fewer though more are to come: 5 000 records are looked at, at most,
    in one query and those of `fitting` for every 500. All are counted where the first
    page looked at all. Raise Moved.
    """
    found: dict[str, int] = {}
    is_first = walk.after is None
    for _time in range(MOST):
        part = page(rows, walk, limit=TOGETHER)
        passed = fitting([*part.found])
        found |= {i: seq for i, seq in part.found.items() if i in passed}
        if part.last is None or len(found) > limit:
            break
        walk = replace(walk, after=part.last)
    if walk.head is not None and ledger.head().seq != walk.head:
        raise Moved
    kept = dict(islice(found.items(), limit))
    if len(found) > limit:
        return Page(kept, walk.key(*list(kept.items())[-1]), None)
    return Page(kept, part.last, len(found) if is_first and not part.last else None)
