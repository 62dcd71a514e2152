"""Filters of a kind, made by django-filter from the names the kind gives."""

from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet

from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of
from registry.search.directory import record_key
from registry.search.find import matches

WORDS = "q"  # the parameter that every set has
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


class WordsFilter(CharFilter):  # type: ignore[misc]  # it ships no types
    """Keep what the search finds."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that hold the words."""
        if not value:
            return rows
        return rows.filter(pk__in=matches(value, kind_of(rows.model).slug))


@cache
def filter_set(kind: Kind) -> type[FilterSet]:
    """Return the filters of a kind, `q` among them; each row fits once."""
    found = paths(kind).items()
    made = {name: filter_of(column(kind, name), path) for name, path in found}
    made[WORDS] = WordsFilter(max_length=LONGEST_QUERY)
    return type(f"{kind.record.__name__}Filters", (FilterSet,), made)


@cache
def paths(kind: Kind) -> dict[str, str]:
    """Return {parameter: path of the column}: `entity` for `operators__entity`."""
    return {path.rpartition("__")[2]: path for path in kind.filters}


def column(kind: Kind, name: str) -> Any:
    """Return the column a parameter is about, in the record or in one of its parts."""
    model: Any = kind.record
    *way, last = paths(kind)[name].split("__")
    for step in way:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def filter_of(field: Any, path: str) -> Filter:
    """Return what keeps rows by one value of a column: a record's name, or a code."""
    place = {"field_name": path, "distinct": "__" in path}
    if names_records(field):
        return RecordFilter(kind=kind_of(field.related_model), **place)
    return ChoiceFilter(choices=field.flatchoices, **place)
