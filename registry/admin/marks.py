"""Evidence beside each field and row of a form, and what a partial date means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
from registry.records.paths import EMPTY, is_own, name_of


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
class Line:
    """A citation as a line of text: itself, and what it bears on in words."""

    citation: Citation
    bears_on: list[str]


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

    def of_field(self, name: str, *, filled: bool) -> Mark:
        """Return the mark of a field of the record that wants a citation."""
        found = mark_of(self.by_path.get(name, []))
        if found is not None:
            return replace(found, path=name)
        words = _("No citation yet") if filled else _("Cite a source")
        return Mark(words, "quote", filled, [], name)

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

    A part's form gets `mark`, a citation's `line`, a date's field `meaning`; the group
    of citations gets `closed`, the lines of those that are not edited.
    """
    evidence, kind = Evidence(record), kind_of(form.form._meta.model)
    _explain(form.form, language)
    for group in formsets:
        _mark(group.formset, evidence, kind=kind)
        for one in group.formset.forms:
            _explain(one, language)
    groups: Iterable[Any] = form
    return [
        Section(str(group.name or ""), [_row(line, evidence, kind) for line in group])
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


def _row(line: Any, evidence: Evidence, kind: Kind) -> Row:
    return Row([Field(field, _mark_of(field, evidence, kind)) for field in line])


def _mark_of(field: Any, evidence: Evidence, kind: Kind) -> Mark | None:
    """Return the mark of a field; of what wants no citation, where it has some."""
    name = _name(field)
    if name == "slug" or is_own(kind, name):
        return mark_of(evidence.by_path.get(name, []))
    if field.is_readonly:
        return mark_of(evidence.by_path.get(name, []))
    return evidence.of_field(name, filled=field.field.value() not in EMPTY)


def _name(field: Any) -> str:
    """Return a field's name; read-only ones hold theirs in a dict."""
    inner = field.field
    return str(inner["name"] if isinstance(inner, dict) else inner.name)


def _mark(formset: Any, evidence: Evidence, *, kind: Kind) -> None:
    if not issubclass(formset.model, Citation):
        for form in formset.forms:
            form.mark = evidence.of_row(form.instance.pk)
        return
    lines = {key: _line(row, kind) for key, row in evidence.rows.items()}
    for form in formset.forms:
        form.line = lines.pop(form.instance.pk, None)
    formset.closed = list(lines.values())


def _line(citation: Citation, kind: Kind) -> Line:
    names = (label(kind, name_of(path)) for path in citation.fields)
    return Line(citation, list(dict.fromkeys(names)))


def _explain(form: Any, language: str) -> None:
    for name in _dates(form):
        value = form[name].value()
        form.fields[name].meaning = meaning(value, language) if value else None


def _dates(form: Any) -> Iterator[str]:
    for column in form._meta.model._meta.concrete_fields:
        if isinstance(column, PartialDateField) and column.name in form.fields:
            yield column.name
