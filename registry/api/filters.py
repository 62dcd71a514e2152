"""Filters of a kind, made by django-filter from the names the kind gives."""

from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet

from registry.api.addresses import of_list
from registry.api.lookup import record_key
from registry.api.openapi import SLUG, query
from registry.api.parameters import Schema
from registry.api.problems import Fault
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_by_slug, kind_of
from registry.search.find import matches

LONGEST_QUERY, LONGEST_KEY = 200, 80  # characters


class RecordField(forms.CharField):
    """The public id or slug of a record."""

    def __init__(self, *, kind: Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(max_length=LONGEST_KEY, **kwargs)

    def clean(self, value: Any) -> UUID | None:
        """Return the key of the record named, or None for no name; one query."""
        if not (text := super().clean(value)):
            return None
        if (key := record_key(self.kind, text)) is None:
            raise ValidationError(_("There is no such record."), code="unknown")
        return key


class RecordFilter(Filter):  # type: ignore[misc]  # it ships no types
    """Keep what names a record, in a column of its own or in one of its parts."""

    field_class = RecordField

    def filter(self, rows: QuerySet[Any], value: UUID | None) -> QuerySet[Any]:
        """Return each row once, however often it names the record."""
        if value is None:
            return rows
        naming: QuerySet[Any] = QuerySet(rows.model).filter(**{self.field_name: value})
        return rows.filter(pk__in=naming.values("pk"))


class WordsFilter(CharFilter):  # type: ignore[misc]  # it ships no types
    """Keep what the search finds."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that hold the words."""
        if not value:
            return rows
        return rows.filter(pk__in=matches(value, kind_of(rows.model).slug))


def filter_set(kind: Kind) -> type[FilterSet]:
    """Return the filters of a kind, `q` among them."""
    return _made(kind.slug)


@cache
def _made(slug: str) -> type[FilterSet]:
    kind = kind_by_slug()[slug]
    filters = {name: _filter(kind, name) for name in kind.filters}
    filters["q"] = WordsFilter(max_length=LONGEST_QUERY)
    meta = type("Meta", (), {"model": kind.record, "fields": []})
    name = f"{kind.record.__name__}Filters"
    return type(name, (FilterSet,), {**filters, "Meta": meta})


def filtered(kind: Kind, given: QueryDict) -> tuple[QuerySet[Any], list[Fault]]:
    """Return the live records that fit, and what is wrong with the filters.

    One query for each record that a filter names; the rows themselves are lazy.
    """
    found = filter_set(kind)(given, QuerySet(kind.record))
    faults = [
        Fault(name, " ".join(messages), allowed(kind, name))
        for name, messages in found.errors.items()
    ]
    return found.qs, faults


def allowed(kind: Kind, name: str) -> list[str]:
    """Return what a filter takes: every value, or a description of them."""
    if name == "q":
        return [_("words, up to %(most)s characters") % {"most": LONGEST_QUERY}]
    field = _field(kind, name)
    if names_records(field):
        where = of_list(kind_of(field.related_model).slug)
        return [_("a public id or slug of %(where)s") % {"where": where}]
    return [str(value) for value, _label in field.flatchoices]


def described(kind: Kind) -> list[Schema]:
    """Return the filters as OpenAPI has them."""
    words = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}
    found = [_described(kind, name) for name in kind.filters]
    return [*found, query("q", "Words in English, 繁體 or 简体.", schema=words)]


def _described(kind: Kind, name: str) -> Schema:
    field = _field(kind, name)
    label = capfirst(str(field.verbose_name))
    if not names_records(field):
        words = {"type": "string", "enum": allowed(kind, name)}
        return query(name, f"{label}.", schema=words)
    other = kind_of(field.related_model)
    key = {**SLUG, "maxLength": LONGEST_KEY, "examples": [f"{other.prefix}-0001"]}
    about = f"{label}: public id or slug of one of the {other.slug}."
    return query(name, about, schema=key)


def _filter(kind: Kind, name: str) -> Filter:
    field = _field(kind, name)
    if names_records(field):
        return RecordFilter(field_name=name, kind=kind_of(field.related_model))
    return ChoiceFilter(field_name=name, choices=field.flatchoices)


def _field(kind: Kind, name: str) -> Any:
    """Return the field that a filter is about: `operators__entity` of the part."""
    model: Any = kind.record
    *way, last = name.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)
