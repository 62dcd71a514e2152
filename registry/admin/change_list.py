"""The list of a kind's records: names in two scripts, last change, filters as chips."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.admin.capturing import draft_of
from registry.admin.frame import language
from registry.admin.marks import meaning
from registry.admin.others_drafts import counted_by_record
from registry.admin.relation_filter import RelationFilter
from registry.admin.titles import titles
from registry.clock import hong_kong_day, now
from registry.records.fields import LinesField, PartialDateField
from registry.records.kinds import Kind, catalogue, kind_of
from registry.records.models import STAND_IN, Record
from registry.records.names import Text
from registry.records.punctuation import with_colon, with_commas
from registry.records.state import fields_of, m2m_of
from registry.records.tags import tag_of

BLANK = SafeString("")
OTHER = {"en": "zh-hant", "zh-hant": "en", "zh-hans": "en"}


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the address without it."""

    label: str
    without: str


class RecordList(ChangeList):
    """A page of records, each with its name in the editor's language and another."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the page, then its names, answers and drafts in a few queries.

        The column of status is left out where no row has one.
        """
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        here = language()
        keys = [row.pk for row in rows]
        names, others = titles(keys, here), titles(keys, OTHER[here])
        kind, today = kind_of(self.model), hong_kong_day(now())
        ids = [row.public_id for row in rows]
        answers = catalogue().said(kind, ids, today, here)
        drafted = {change.record for change in draft_of(request).changes}
        elsewhere = counted_by_record(request, keys)
        for row in rows:
            row.answer = answers.get(row.public_id)
            row.called = names.get(row.pk)
            row.also_called = others.get(row.pk)
            row.in_own_set = row.pk in drafted
            row.elsewhere = elsewhere[row.pk]
        self.result_list = rows
        if not any(row.answer and row.answer["tag"] for row in rows):
            self.list_display = [one for one in self.list_display if one is not status]

    @cached_property
    def chips(self) -> list[Chip]:
        """Return the active filters; a query each."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for spec in self.filter_specs:
            parameters = [p for p in spec.expected_parameters() if p in self.params]
            if not parameters:
                continue
            for choice in spec.choices(self):
                if choice["selected"]:
                    label = with_colon(capfirst(spec.title), choice["display"])
                    yield Chip(label, self.get_query_string(remove=parameters))


def columns_of(kind: Kind) -> tuple[Any, ...]:
    """Return the columns of a kind's list: name, summary, last change, status.

    What the name is made of is not repeated.
    """
    plain = {field.name: field for field in fields_of(kind.record)}
    summary = [plain[n] for n in kind.summary if n in plain and n not in kind.title]
    return (name_column(kind), *map(_column, summary), last_change, status)


def _column(field: Any) -> Any:
    if isinstance(field, PartialDateField):
        return date_column(field)
    return codes_column(field) if isinstance(field, LinesField) else field.name


def filters_of(kind: Kind) -> tuple[Any, ...]:
    """Return the filters of a kind's list; of related records, those that are used."""
    links = {f.name for f in fields_of(kind.record) if f.is_relation}
    links |= {f.name for f in m2m_of(kind.record)}
    return tuple(
        (name, RelationFilter) if name in links else name
        for name in kind.filters
        if "__" not in name
    )


def name_column(kind: Kind) -> Callable[[Any], SafeString]:
    """Return the column of names, sorted by the English one where the kind has it."""
    plain = {field.name for field in fields_of(kind.record)}
    sorts = [n for t in kind.title for n in (f"{t}_en", t) if n in plain]

    @admin.display(description=gettext_lazy("name"), ordering=sorts[0])
    def name(row: Any) -> SafeString:
        shown = _written(row.called, row.also_called)
        return format_html("{}{}", shown, _drafts(row))

    return name


@admin.display(description=gettext_lazy("public id"), ordering="public_id")
def public_id(row: Record) -> str:
    """Return the public id; one that is only drafted is given when published."""
    return _("new") if row.public_id.startswith(STAND_IN) else row.public_id


def date_column(field: PartialDateField) -> Callable[[Any], SafeString]:
    """Return the column of a partial date, in words; sorted by its literal."""

    @admin.display(description=field.verbose_name, ordering=field.name)
    def day(row: Any) -> SafeString:
        literal = getattr(row, field.name)
        found = meaning(literal, language()) if literal else None
        words = found.words if found else literal or "–"
        return format_html('<span class="unbroken">{}</span>', words)

    return day


def codes_column(field: LinesField) -> Callable[[Any], str]:
    """Return the column of a short list, its codes in words."""

    @admin.display(description=field.verbose_name)
    def codes(row: Any) -> str:
        told = (str(field.words.get(one, one)) for one in getattr(row, field.name))
        return with_commas(told) or "–"

    return codes


def instant_column(name: str, label: Any) -> Callable[[Any], SafeString]:
    """Return the column of an instant, in Hong Kong time; sorted by it."""

    @admin.display(description=label, ordering=name)
    def instant(row: Any) -> SafeString:
        found = getattr(row, name)
        words = date_format(localtime(found), _("j M Y, H:i")) if found else "–"
        return format_html('<span class="unbroken">{}</span>', words)

    return instant


@admin.display(description=gettext_lazy("last change"), ordering="seq")
def last_change(row: Record) -> SafeString:
    """Return the number of the record's last change, leading to its history."""
    if row.seq is None:  # only drafted
        return SafeString("–")
    meta = row._meta
    address = reverse(
        f"admin:{meta.app_label}_{meta.model_name}_history", args=[row.pk]
    )
    return format_html(
        '<a href="{}" aria-label="{}">{}</a>',
        address,
        _("History of %(id)s") % {"id": row.public_id},
        _("no. %(seq)s") % {"seq": row.seq},
    )


@admin.display(description=gettext_lazy("status today"))
def status(row: Any) -> SafeString:
    """Return the tag of the record's answer; nothing where it has none."""
    found = tag_of(row.answer) if row.answer else None
    return render_to_string("pages/parts/tag.html", {"tag": found}) if found else BLANK


def _drafts(row: Any) -> SafeString:
    """Return what is drafted of the record: in one's own set, in those of others."""
    own = [("in-own-set", _("in your change set"))] if row.in_own_set else []
    text = ngettext(
        "%(n)s open draft by others", "%(n)s open drafts by others", row.elsewhere
    )
    others = [("elsewhere", text % {"n": row.elsewhere})] if row.elsewhere else []
    return format_html_join("", ' <small class="{}">{}</small>', [*own, *others])


def _written(name: Text | None, other: Text | None) -> SafeString:
    if name is None:
        return BLANK
    shown = format_html('<span lang="{}">{}</span>', name.lang, name.text)
    if other is None or other.lang == name.lang:
        return shown
    return format_html(
        '{} <small class="other-script" lang="{}">{}</small>',
        shown, other.lang, other.text,
    )  # fmt: skip
