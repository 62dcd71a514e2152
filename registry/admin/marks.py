"""Evidence beside each field and row of a form, and what a partial date means."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.helpers import AdminForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.citations.models import Citation
from registry.citations.vocabulary import CONFIRMING_TIER, Stance
from registry.history.labels import label
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, kind_of
from registry.records.models import Record
from registry.records.partial_date import InvalidDate, shown
from registry.records.partial_date import bounds as bounds_of
from registry.records.paths import name_of


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a value and the citations behind it.

    `shape` names a symbol of the style; `unsettled` where an editor must look.
    """

    words: str
    shape: str
    unsettled: bool
    citations: list[Citation]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A partial date in words, and the days between which it lies where it is one."""

    words: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form with its mark, if a source bears on it."""

    admin: Any  # Django's AdminField, or its read-only sister
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Row:
    """Fields beside each other."""

    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of rows under a heading."""

    name: str
    rows: list[Row]


class Evidence:
    """The citations of one record; one query."""

    def __init__(self, record: Record | None) -> None:
        self.rows: dict[Any, Citation] = {}
        self.by_path: dict[str, list[Citation]] = defaultdict(list)
        if record is None:
            return
        found = Citation.objects.filter(object_id=record.pk).select_related("source")
        for row in found.order_by("source__tier", "source__public_id", "locator"):
            self.rows[row.pk] = row
            for path in row.fields:
                self.by_path[path].append(row)

    def of_field(self, name: str) -> Mark | None:
        """Return the mark of a field of the record."""
        return mark_of(self.by_path.get(name, []))

    def of_row(self, part: Any) -> Mark | None:
        """Return the mark of a row: whatever bears on one of its values."""
        rows = {
            row.pk: row
            for path, found in self.by_path.items()
            if f"/{part}/" in path
            for row in found
        }
        return mark_of(list(rows.values()))


def sections(
    form: AdminForm, formsets: Iterable[Any], *, record: Record | None, language: str
) -> list[Section]:
    """Return the form's groups, each field with its mark; mark the rows of parts too.

    A part's form gets `mark`; a citation's `cited`, itself with its source, and
    `bears_on`, what it names in words; a date's field gets `meaning`.
    """
    evidence, kind = Evidence(record), kind_of(form.form._meta.model)
    _explain(form.form, language)
    for formset in formsets:
        for one in formset.formset.forms:
            _mark(one, evidence, kind=kind)
            _explain(one, language)
    groups: Iterable[Any] = form
    return [
        Section(str(group.name or ""), [_row(line, evidence) for line in group])
        for group in groups
    ]


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


def _row(line: Any, evidence: Evidence) -> Row:
    return Row([Field(field, evidence.of_field(_name(field))) for field in line])


def _name(field: Any) -> str:
    """Return a field's name; read-only ones hold theirs in a dict."""
    inner = field.field
    return str(inner["name"] if isinstance(inner, dict) else inner.name)


def _mark(form: Any, evidence: Evidence, *, kind: Kind) -> None:
    part = form.instance
    if not isinstance(part, Citation):
        form.mark = evidence.of_row(part.pk)
        return
    form.cited = evidence.rows.get(part.pk)
    paths = form.cited.fields if form.cited else []
    form.bears_on = list(dict.fromkeys(label(kind, name_of(path)) for path in paths))
    if form.cited and "fields_named" in form.fields:
        _shorten(form.fields["fields_named"], form["fields_named"].value() or [])


def _shorten(field: Any, chosen: Collection[str]) -> None:
    """Offer only what is chosen: a script adds the rest where a drawer is opened.

    A policy has 400 values and a hundred citations; all of it is 4 MB.
    """
    field.widget.choices = [
        (value, words)
        for group, found in field.choices
        for value, words in (found if isinstance(found, list) else [(group, found)])
        if value in chosen
    ]


def _explain(form: Any, language: str) -> None:
    for name in _dates(form):
        value = form[name].value()
        form.fields[name].meaning = meaning(value, language) if value else None


def _dates(form: Any) -> Iterator[str]:
    for column in form._meta.model._meta.concrete_fields:
        if isinstance(column, PartialDateField) and column.name in form.fields:
            yield column.name
