"""Filters of lists of rows: each is read strictly, and narrows the rows itself."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.api.addresses import of_list
from registry.api.changes_about import Key
from registry.api.parameters import Choice, Parameter, Unreadable
from registry.api.problems import Fault
from registry.records.fields import LinesField
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_by_slug, kind_of
from registry.records.models import Tracked
from registry.records.state import fields_of
from registry.search.models import SearchRow

Rows = QuerySet[Any]


class RowFilter(Parameter):
    """A parameter that says which rows of a list fit."""

    __slots__ = ()

    @abstractmethod
    def narrow(self, rows: Rows, value: Any) -> Rows:
        """Return the rows that fit; raise Unreadable where the value names nothing."""


@dataclass(frozen=True, slots=True)
class OfRecord(Key, RowFilter):
    """Rows whose `column` names a record, one of these kinds."""

    column: str = ""
    kinds: tuple[Kind, ...] = ()

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the rows that name it; one query for its key."""
        slugs = [kind.slug for kind in self.kinds]
        named = Q(public_id=value) | Q(slug=value)
        found = SearchRow.objects.filter(named, kind__in=slugs)
        keys = list(found.values_list("record", flat=True)[:2])
        if not keys:
            raise Unreadable(_("There is no such record."))
        if len(keys) > 1:
            raise Unreadable(_("Several records have this slug: give a public id."))
        return rows.filter(**{self.column: keys[0]})

    def allowed(self) -> list[str]:
        """Return where the records are that may be named."""
        where = ", ".join(of_list(kind.slug) for kind in self.kinds)
        return [_("a public id or slug of %(where)s") % {"where": where}]


@dataclass(frozen=True, slots=True)
class OfChoice(Choice, RowFilter):
    """Rows that bear a code in the column of this name."""

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the rows that bear it."""
        return rows.filter(**{self.name: value})


@dataclass(frozen=True, slots=True)
class OfFlag(Choice, RowFilter):
    """Rows of which the column of this name is true, or false."""

    values: tuple[str, ...] = ("true", "false")

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the rows of which it is so."""
        return rows.filter(**{self.name: value == "true"})


@dataclass(frozen=True, slots=True)
class OfWord(Choice, RowFilter):
    """Rows with a code among those that the column of this name lists."""

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the rows that list it."""
        return listing(rows, self.name, pattern=value)


@dataclass(frozen=True, slots=True)
class OfKind(Choice, RowFilter):
    """Rows of records of one kind, where the column `content_type` tells it."""

    def narrow(self, rows: Rows, value: str) -> Rows:
        """Return the rows of this kind."""
        model = kind_by_slug()[value].record
        return rows.filter(content_type=ContentType.objects.get_for_model(model))


def listing(rows: Rows, column: str, *, pattern: str) -> Rows:
    """Return the rows whose list of texts has one that a pattern fits as a whole.

    On both databases such a list is JSON, where each text stands between quotes.
    """
    found: Rows = rows.alias(listed=Cast(column, TextField()))
    return found.filter(listed__regex=f'"{pattern}"')


def of_columns(model: type[Tracked]) -> list[RowFilter]:
    """Return a filter for each column that names records or bears codes."""
    made = (_of_column(field) for field in fields_of(model))
    return [one for one in made if one]


def narrowed(
    rows: Rows, values: Mapping[str, Any], *, among: Iterable[Parameter]
) -> tuple[Rows, list[Fault]]:
    """Return the rows that fit all filters given, and what is wrong with these.

    One query for each record that a filter names; the rows themselves are lazy.
    """
    faults = []
    for one in among:
        if isinstance(one, RowFilter) and values[one.name] is not None:
            try:
                rows = one.narrow(rows, values[one.name])
            except Unreadable as error:
                faults.append(Fault(one.name, str(error), one.allowed()))
    return rows, faults


def _of_column(field: Any) -> RowFilter | None:
    about = f"{capfirst(str(field.verbose_name))}."
    if names_records(field):
        kind = kind_of(field.related_model)
        text = f"{about[:-1]}: public id or slug of one of the {kind.slug}."
        return OfRecord(field.name, text, column=field.name, kinds=(kind,))
    if field.flatchoices:
        codes = tuple(str(value) for value, _label in field.flatchoices)
        return OfChoice(field.name, about, values=codes)
    if isinstance(field, LinesField) and field.words:
        text = f"{about[:-1]}: rows that list this code."
        return OfWord(field.name, text, values=tuple(field.words))
    return None
