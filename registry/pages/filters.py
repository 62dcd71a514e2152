"""The filters of a list, made from those its kind names."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from registry.pages.reader import BadParameter
from registry.records.kinds import Kind
from registry.records.models import Record

STATUS, SORT, PAGE, DAY = "status", "sort", "page", "true_on"
EVERY_LIST = frozenset({STATUS, SORT, PAGE, DAY})


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the list of a kind."""

    kind: Kind
    data: QueryDict

    def rows(self, *, without: str = "") -> QuerySet[Any]:
        """Return the records that fit, `without` one filter.

        Raise BadParameter for a value that is none of the filter's.
        """
        data = self.data.copy()
        data.pop(without, None)
        made = filter_set(self.kind)(data, queryset=QuerySet(self.kind.record))
        for name, messages in made.form.errors.items():
            raise BadParameter(name, self.data.get(name, ""), messages[0])
        found: QuerySet[Any] = made.qs
        return found.distinct()

    def counts(self, name: str, among: set[str]) -> list[tuple[Any, int]]:
        """Return (value, number of records) of one filter, most first; one query.

        A related record is given by its public id. `among` are public ids.
        """
        path = paths(self.kind)[name]
        key = (
            f"{path}__public_id" if column(self.kind.record, path).is_relation else path
        )
        fitting = self.rows(without=name).filter(public_id__in=among)
        # the bare keys: grouping must not see the order or the joins of the filters
        rows: QuerySet[Any] = QuerySet(self.kind.record).filter(
            pk__in=fitting.order_by().values("pk")
        )
        counted = (
            rows.order_by().values_list(key).annotate(n=Count("pk", distinct=True))
        )
        return sorted(
            ((value, n) for value, n in counted if value not in (None, "")),
            key=lambda pair: (-pair[1], str(pair[0])),
        )

    def ignored(self) -> list[str]:
        """Return the parameters that mean nothing here."""
        return sorted(set(self.data) - EVERY_LIST - set(paths(self.kind)))


@cache
def paths(kind: Kind) -> dict[str, str]:
    """Return {parameter: path of the column}: `entity` for `operators__entity`."""
    return {name.rpartition("__")[2]: name for name in kind.filters}


def column(model: type[Record], path: str) -> Any:
    """Return the column a path leads to."""
    field: Any = None
    for name in path.split("__"):
        field = (field.related_model if field else model)._meta.get_field(name)
    return field


@cache
def filter_set(kind: Kind) -> type[FilterSet]:
    """Return the filters of a kind; related records are given by slug."""
    made = {name: _filter(kind, path) for name, path in paths(kind).items()}
    return type(f"{kind.record.__name__}Filters", (FilterSet,), made)


def _filter(kind: Kind, path: str) -> Any:
    field = column(kind.record, path)
    if field.is_relation:
        return ModelChoiceFilter(
            field_name=path,
            to_field_name="slug",
            queryset=QuerySet(field.related_model),
            error_messages={"invalid_choice": _("No record has this name.")},
        )
    return ChoiceFilter(field_name=path, choices=field.flatchoices)


def number(text: str, *, last: int) -> int:
    """Return a page number between 1 and `last`; raise BadParameter for another."""
    if text in map(str, range(1, last + 1)):
        return int(text)
    raise BadParameter(PAGE, text, _("Give a page from 1 to %d.") % last)
