"""What a list can be asked of a column: each question as one parameter.

    slug=a-code   type__in=circular,code   announced__gte=2023   force__isnull=true

The questions follow from the sort of the column alone. A partial date lies on or after
a day only where each day that it may mean does; a blank one lies nowhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django_filters import Filter

from registry.api.changes_about import Key
from registry.api.parameters import Choice, Parameter, Unreadable, WholeNumber
from registry.api.row_filters import listing
from registry.api.several import LONGEST, Several
from registry.api.times import Day
from registry.api.values import Figure, FirstDay, Line, RecordKey, Records
from registry.records.fields import LinesField, PartialDateField
from registry.records.form import names_records
from registry.records.kinds import kind_of
from registry.records.partial_date import Bounds, bounds
from registry.records.rows import plain

Fits = Callable[[Any], Q]
NUMBERS = (models.IntegerField, models.DecimalField)
LONG = (models.TextField, PartialDateField)  # never asked for as a whole
FLAGS = ("true", "false")
WORDS = {
    "": "{}: this one, letter for letter.",
    "__in": "{}: any of these, parted by commas.",
    "__gte": "{}: this or more.",
    "__lte": "{}: this or less.",
    "__isnull": "{}: true where nothing is on record, false where anything is.",
}
DATED = {
    "__gte": "{}: surely on or after this day, or the first of this month or year.",
    "__lte": "{}: surely on or before this day, or the last of this month or year.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of records or of one of their parts, and what parameters call it."""

    name: str
    path: str
    field: Any

    @property
    def is_many(self) -> bool:
        """Say whether a record may hold several values."""
        return "__" in self.path or bool(self.field.many_to_many)

    @property
    def is_key(self) -> bool:
        """Say whether its values name records in addresses."""
        return self.name == "id" or isinstance(self.field, models.SlugField)

    @property
    def may_be_blank(self) -> bool:
        """Say whether a record may hold no value; none is without a slug."""
        return self.is_many or (
            (self.field.null or self.field.blank) and not self.is_key
        )


class ReadField(forms.Field):
    """A field of a form that is read as a parameter is."""

    def __init__(self, *, parameter: Parameter, **kwargs: Any) -> None:
        self.parameter = parameter
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Return the value, None for none."""
        if not value:
            return None
        try:
            return self.parameter.read(value)
        except Unreadable as error:
            raise ValidationError(str(error)) from error


class Lookup(Filter):  # type: ignore[misc]  # it ships no types
    """Keep the rows that fit what a parameter asks."""

    field_class = ReadField

    def __init__(self, parameter: Parameter, fits: Fits, **kwargs: Any) -> None:
        super().__init__(parameter=parameter, **kwargs)
        self.parameter, self.fits = parameter, fits

    def filter(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Return the rows that fit, each once."""
        if value is None:
            return rows
        found = rows.filter(self.fits(value))
        return found.distinct() if self.distinct else found


def lookups(column: Column) -> Iterator[Lookup]:
    """Yield what can be asked of a column, each with a parameter of its own name.

    To ask for one record or one code is a filter that pages have too, and not here. A
    question costs a query where it names records or a day, else none.
    """
    yield from _whole(column)
    yield from _among(column)
    yield from _between(column)
    if column.may_be_blank and not isinstance(column.field, LinesField):
        one = Choice("", "", values=FLAGS)
        yield _made(column, "__isnull", parameter=one, fits=_blank(column))


def _whole(column: Column) -> Iterator[Lookup]:
    field = column.field
    if names_records(field) or field.flatchoices or isinstance(field, LONG):
        return
    if isinstance(field, LinesField):
        if field.words:
            one = Choice("", "", values=tuple(field.words))
            yield _made(column, "", parameter=one, fits=_listed(column))
        return
    is_flag = isinstance(field, models.BooleanField)
    fits = (_flag if is_flag else _is)(column.path)
    yield _made(column, "", parameter=_value(column), fits=fits)


def _among(column: Column) -> Iterator[Lookup]:
    one = _value(column)
    if isinstance(one, RecordKey):
        several: Parameter = Records("", "", one=one, kind=one.kind)
    elif column.is_key or column.field.flatchoices:
        several = Several("", "", one=one)
    else:
        return
    yield _made(column, "__in", parameter=several, fits=_is(f"{column.path}__in"))


def _between(column: Column) -> Iterator[Lookup]:
    field = column.field
    if isinstance(field, PartialDateField):
        first, last = FirstDay("", ""), Day("", "")
        yield _made(column, "__gte", parameter=first, fits=_surely(column, _since))
        yield _made(column, "__lte", parameter=last, fits=_surely(column, _until))
    elif isinstance(field, NUMBERS):
        for end in ("__gte", "__lte"):
            fits = _is(f"{column.path}{end}")
            yield _made(column, end, parameter=_value(column), fits=fits)


def _made(column: Column, end: str, *, parameter: Parameter, fits: Fits) -> Lookup:
    words = DATED if isinstance(parameter, Day) else WORDS
    about = words[end].format(capfirst(str(column.field.verbose_name)))
    named = replace(parameter, name=f"{column.name}{end}", description=about)
    return Lookup(named, fits, distinct=column.is_many)


def _value(column: Column) -> Parameter:
    """Return what reads one value of a column."""
    field = column.field
    if names_records(field):
        return RecordKey("", "", kind=kind_of(field.related_model))
    if column.is_key:
        return Key("", "")
    if field.flatchoices:
        return Choice("", "", values=tuple(str(code) for code, _ in field.flatchoices))
    if isinstance(field, models.BooleanField):
        return Choice("", "", values=FLAGS)
    if isinstance(field, NUMBERS):
        return _number(field)
    return Line("", "", longest=field.max_length or LONGEST)


def _number(field: Any) -> Parameter:
    if isinstance(field, models.IntegerField):
        return WholeNumber("", "")
    digits = field.max_digits - field.decimal_places
    return Figure("", "", digits=digits, places=field.decimal_places)


def _is(path: str) -> Fits:
    return lambda value: Q(**{path: value})


def _listed(column: Column) -> Fits:
    """Return what fits where a code is among those that the column lists."""
    rows, path = plain(column.field.model), column.path
    return lambda code: Q(pk__in=listing(rows, path, pattern=code).values("pk"))


def _flag(path: str) -> Fits:
    return lambda flag: Q(**{path: flag == "true"})


def _blank(column: Column) -> Fits:
    """Return what fits where nothing is on record; a blank text is nothing."""
    is_text = not column.is_many and not column.field.null
    fits = Q(**({column.path: ""} if is_text else {f"{column.path}__isnull": True}))
    return lambda flag: fits if flag == "true" else ~fits


def _surely(column: Column, holds: Callable[[Bounds, date], bool]) -> Fits:
    """Return what fits where every day that a date may mean lies on this side.

    A query for the dates there are: what each means, one place says for all databases.
    """

    def fits(day: date) -> Q:
        rows = plain(column.field.model).exclude(**{column.path: ""}).order_by()
        there = rows.values_list(column.path, flat=True).distinct()
        found = [literal for literal in there if holds(bounds(literal), day)]
        return Q(**{f"{column.path}__in": found})

    return fits


def _since(known: Bounds, day: date) -> bool:
    return known.earliest is not None and known.earliest >= day


def _until(known: Bounds, day: date) -> bool:
    return known.latest is not None and known.latest <= day
