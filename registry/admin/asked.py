"""What a list is asked for: what it does not know is named, ignored and visible."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_FACETS_VAR, IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import (
    ALL_VAR,
    ERROR_FLAG,
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
)
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

OWN = {
    ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, IS_POPUP_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR,
    TO_FIELD_VAR,
}  # fmt: skip
LOOKUPS = {"exact", "gte", "id", "in", "isnull", "lt", "pk"}  # what filters ask with


class Asked:
    """A list that leaves out, and names, what is no filter of it."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show what can be shown, and say what was ignored."""
        names = _names(self.list_filter)  # type: ignore[attr-defined]  # a ModelAdmin beside it
        known, ignored = understood(request.GET, names)
        if ignored:
            text = _("Ignored, for it is no filter of this list: %(names)s.")
            messages.warning(request, text % {"names": ", ".join(ignored)})
        if ERROR_FLAG in known:  # Django was sent a value it does not understand
            text = _("What was asked for was not understood: all are shown.")
            messages.warning(request, text)
        request.GET = known  # type: ignore[assignment]  # as immutable as it was
        return super().changelist_view(request, extra_context)  # type: ignore[misc]  # a ModelAdmin beside it


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


def _names(filters: Any) -> set[str]:
    """Return what `list_filter` asks by: names, pairs, or classes that name it."""
    firsts = (one[0] if isinstance(one, tuple) else one for one in filters)
    return {str(getattr(one, "parameter_name", one)) for one in firsts}
