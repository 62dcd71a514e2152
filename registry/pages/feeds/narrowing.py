"""Which entries of the ledger a feed tells: asked for newest first, from any number."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from django.db.models import QuerySet

from registry.ledger.models import Entry
from registry.ledger.read import before, form_of, previous

BATCH = 200  # entries that are read at once


class Narrowing(Protocol):
    """What a feed is narrowed to.

    Where it `lasts`, whether an entry fits is settled by the entry and the one before
    it, for ever; else who fits changes with the day.
    """

    @property
    def lasts(self) -> bool:
        """Say whether an entry that fits will always fit."""

    def before(self, seq: int, limit: int, *, floor: int = 1) -> list[Entry]:
        """Return up to `limit` entries that fit, from `seq` down to `floor`."""


@dataclass(frozen=True, slots=True)
class ByColumns:
    """Entries whose columns hold this: `kind`, `public_id`, `cause`; all for none."""

    about: Mapping[str, str] = field(default_factory=dict)
    lasts: bool = True

    def before(self, seq: int, limit: int, *, floor: int = 1) -> list[Entry]:
        """Return up to `limit` entries, from `seq` down to `floor`; one query."""
        found = before(seq, limit, **self.about)
        return [entry for entry in found if entry.seq >= floor]


@dataclass(frozen=True, slots=True)
class ByForm:
    """Entries by which a record of a kind that fits came, changed or left.

    `wanted` is {path of a column: code or public id}, as a Kind names its filters. An
    entry fits where the form it carries does, or the one it replaced. `among` are the
    only public ids, where there is such a bound: it holds on one day.
    """

    kind: str
    wanted: Mapping[str, str]
    among: frozenset[str] | None = None

    @property
    def lasts(self) -> bool:
        """Say whether an entry that fits will always fit."""
        return self.among is None

    def before(self, seq: int, limit: int, *, floor: int = 1) -> list[Entry]:
        """Return up to `limit` entries, from `seq` down to `floor`.

        Two queries for each BATCH of entries of records that may fit.
        """
        return list(islice(self._fitting(seq, floor), limit))

    def _fitting(self, seq: int, floor: int) -> Iterator[Entry]:
        rows = self._candidates().filter(seq__gte=floor).order_by("-seq")
        while found := list(rows.filter(seq__lte=seq)[:BATCH]):
            olds = previous(found) if self.wanted else {}
            for entry in found:
                told = [entry, *([olds[entry.seq]] if entry.seq in olds else [])]
                if any(fits(form_of(one), self.wanted) for one in told):
                    yield entry
            seq = found[-1].seq - 1

    def _candidates(self) -> QuerySet[Entry]:
        """Return the entries of records whose forms ever held what is wanted.

        SQL looks for the canonical text; `fits` makes sure.
        """
        of_kind = Entry.objects.filter(kind=self.kind)
        rows = of_kind
        if self.among is not None:
            rows = rows.filter(public_id__in=self.among)
        for value in self.wanted.values():
            needle = json.dumps(value, ensure_ascii=False)
            holding = of_kind.filter(payload__contains=needle).order_by()
            rows = rows.filter(public_id__in=holding.values("public_id"))
        return rows


def fits(form: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    """Say whether a form holds each value; that of a record that left holds none."""
    return all(value in values_at(form, path) for path, value in wanted.items())


def values_at(form: Mapping[str, Any], path: str) -> set[Any]:
    """Return what stands in a column, a list of links, or a column of parts."""
    first, _mark, rest = path.partition("__")
    found = form.get(first)
    if rest:
        return {value for row in found or [] for value in values_at(row, rest)}
    return set(found) if isinstance(found, list) else {found}
