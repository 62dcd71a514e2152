"""The mark of a value: what its citations say of it; and what a partial date means."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.citations.models import Citation
from registry.citations.vocabulary import CONFIRMING_TIER, Stance
from registry.records.models import Record
from registry.records.partial_date import InvalidDate, shown
from registry.records.partial_date import bounds as bounds_of

SHOWN = (
    *("fields", "locator", "quote", "stance", "says", "source__title"),
    *("source__tier", "source__public_id"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a value and the citations behind it.

    `shape` names a symbol of the style; `unsettled` where an editor must look; `path`
    what a new citation would name, blank where none is asked for.
    """

    words: str
    shape: str
    unsettled: bool
    citations: list[Citation]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A partial date in words, and the days between which it lies where it is one."""

    words: str
    earliest: date | None
    latest: date | None


class Evidence:
    """The citations of one record; one query."""

    def __init__(self, record: Record | None) -> None:
        self.rows: dict[Any, Citation] = {}
        self.by_path: dict[str, list[Citation]] = defaultdict(list)
        if record is None:
            return
        found = Citation.objects.filter(object_id=record.pk).select_related("source")
        found = found.only(*SHOWN)
        for row in found.order_by("source__tier", "source__public_id", "locator"):
            self.rows[row.pk] = row
            for path in row.fields:
                self.by_path[path].append(row)

    def of_field(self, name: str) -> Mark:
        """Return the mark of a value of the record that wants a citation."""
        found = mark_of(self.by_path.get(name, []))
        if found is not None:
            return replace(found, path=name)
        return Mark(_("No citation yet"), "quote", True, [], name)

    def of_row(self, part: Any) -> Mark | None:
        """Return the mark of a row: whatever bears on one of its values."""
        rows = {
            row.pk: row
            for path, found in self.by_path.items()
            if f"/{part}/" in path
            for row in found
        }
        return mark_of(list(rows.values()))


def mark_of(citations: list[Citation]) -> Mark | None:
    """Return the mark of a value that these citations bear on; None for none."""
    if not citations:
        return None
    if any(one.stance == Stance.CONTRADICTS for one in citations):
        return Mark(_("Sources disagree"), "disagree", True, citations)
    tiers = {one.source_id: one.source.tier for one in citations}
    if len(tiers) > 1:
        text = ngettext("%(count)s source", "%(count)s sources", len(tiers))
        return Mark(text % {"count": len(tiers)}, "agree", False, citations)
    if min(tiers.values()) <= CONFIRMING_TIER:
        return Mark(_("1 source, official"), "one", False, citations)
    return Mark(_("1 source, secondary"), "one", False, citations)


def meaning(literal: str, language: str) -> Meaning | None:
    """Return how a partial date was understood; None where it was not."""
    try:
        words, bounds = shown(literal, language), bounds_of(literal)
    except InvalidDate:
        return None
    if bounds.earliest == bounds.latest:
        return Meaning(words, None, None)
    return Meaning(words, bounds.earliest, bounds.latest)
