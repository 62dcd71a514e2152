"""What a reader asks of a list: its filters, its order, its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

from registry.pages.reader import KNOWN, ON, BadParameter
from registry.records.kinds import Kind
from registry.search.filters import column, filter_set, paths

STATUS, SORT, PAGE = "status", "sort", "page"
EVERY_LIST = frozenset({STATUS, SORT, PAGE, ON, KNOWN})


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the list of a kind."""

    kind: Kind
    data: QueryDict

    def rows(self, *, without: str = "") -> QuerySet[Any]:
        """Return the records that fit, `without` one filter.

        Raise BadParameter for a value that is none of the filter's.
        """
        found: QuerySet[Any] = self._made(self._asked() - {without}).qs
        return found

    def values(self) -> dict[str, Any]:
        """Return {filter: what is asked of it}, in stable order; a record by its key.

        Raise BadParameter for a value that is none of the filter's.
        """
        form = self._made(self._asked()).form
        return {name: form.cleaned_data[name] for name in sorted(self._asked())}

    def _asked(self) -> set[str]:
        return {name for name in paths(self.kind) if self.data.get(name)}

    def _made(self, names: Iterable[str]) -> FilterSet:
        asked = {name: self.data[name] for name in names}
        made = filter_set(self.kind)(asked, queryset=QuerySet(self.kind.record))
        for name, messages in made.form.errors.items():
            raise BadParameter(name, self.data.get(name, ""), messages[0])
        return made

    def counts(self, name: str, among: set[str]) -> list[tuple[Any, int]]:
        """Return (value, number of records) of one filter, most first; one query.

        A related record is given by its public id. `among` are public ids.
        """
        path = paths(self.kind)[name]
        key = f"{path}__public_id" if column(self.kind, name).is_relation else path
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


def number(text: str, *, last: int) -> int:
    """Return a page number between 1 and `last`; raise BadParameter for another."""
    if text in map(str, range(1, last + 1)):
        return int(text)
    raise BadParameter(PAGE, text, _("Give a page from 1 to %d.") % last)
