"""Evidence beside each field and row of a form, and what a partial date means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.helpers import AdminForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.citations.models import Citation
from registry.citations.vocabulary import CONFIRMING_TIER, Stance
from registry.records.fields import PartialDateField
from registry.records.models import Record
from registry.records.partial_date import InvalidDate, shown
from registry.records.partial_date import bounds as bounds_of


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


def sections(
    form: AdminForm, formsets: Iterable[Any], *, record: Record | None, language: str
) -> list[Section]:
    """Return the form's groups, each field with its mark; mark rows of parts as well.

    A part's form gets `mark`; a date's field gets `meaning`, its value in words. One
    query for the citations.
    """
    cited = _cited(record)
    _explain(form.form, language)
    groups: Iterable[Any] = form
    for formset in formsets:
        for one in formset.formset.forms:
            one.mark = _row_mark(one.instance, cited)
            _explain(one, language)
    return [
        Section(str(fieldset.name or ""), [_row(line, cited) for line in fieldset])
        for fieldset in groups
    ]


def mark_of(citations: list[Citation]) -> Mark | None:
    """Return the mark of a value that these citations bear on."""
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


def _cited(record: Record | None) -> Mapping[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    if record is not None:
        rows = Citation.objects.filter(object_id=record.pk).select_related("source")
        for row in rows.order_by("source__tier", "source__public_id", "locator"):
            for path in row.fields:
                found[path].append(row)
    return found


def _row(line: Any, cited: Mapping[str, list[Citation]]) -> Row:
    return Row([
        Field(field, mark_of(cited.get(_name(field), []))) for field in line
    ])  # fmt: skip


def _name(field: Any) -> str:
    """Return a field's name; read-only ones hold theirs in a dict."""
    inner = field.field
    return str(inner["name"] if isinstance(inner, dict) else inner.name)


def _row_mark(part: Any, cited: Mapping[str, list[Citation]]) -> Mark | None:
    key = f"/{part.pk}/"
    found = {row.pk: row for path in cited if key in path for row in cited[path]}
    return mark_of(list(found.values()))


def _explain(form: Any, language: str) -> None:
    for name in _dates(form):
        value = form[name].value()
        form.fields[name].meaning = meaning(value, language) if value else None


def _dates(form: Any) -> Iterator[str]:
    for column in form._meta.model._meta.concrete_fields:
        if isinstance(column, PartialDateField) and column.name in form.fields:
            yield column.name
