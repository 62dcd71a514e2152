"""What a list is asked for: which names of a query it knows."""

from typing import Any

from django.contrib.admin.options import IS_FACETS_VAR, IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import (
    ALL_VAR,
    ERROR_FLAG,
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
)
from django.http import QueryDict

OWN = {
    ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, IS_POPUP_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR,
    TO_FIELD_VAR,
}  # fmt: skip
LOOKUPS = {"exact", "gte", "id", "in", "isnull", "lt", "pk"}  # what filters ask with


def understood(query: QueryDict, filters: set[str]) -> tuple[QueryDict, list[str]]:
    """Return the part of a query that a list knows, and the names of the rest."""
    ignored = [name for name in query if name not in OWN and not _asks(name, filters)]
    known = query.copy()
    for name in ignored:
        del known[name]
    known._mutable = False  # noqa: SLF001 - as every query of a request
    return known, ignored


def _asks(name: str, filters: set[str]) -> bool:
    field, *lookups = name.split("__")
    return field in filters and set(lookups) <= LOOKUPS


def names_of(filters: Any) -> set[str]:
    """Return what `list_filter` asks by: names, pairs, or classes that name it."""
    firsts = (one[0] if isinstance(one, tuple) else one for one in filters)
    return {str(getattr(one, "parameter_name", one)) for one in firsts}
