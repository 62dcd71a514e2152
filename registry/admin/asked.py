"""What a list is asked for: what it does not know is named, ignored and visible."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.views.main import ERROR_FLAG
from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.admin.list_query import names_of, understood
from registry.admin.saved_lists import lists_beside
from registry.records.punctuation import with_commas


class Asked:
    """A list that leaves out, and names, what is no filter of it."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show what can be shown, and say what was ignored."""
        names = names_of(self.list_filter)  # type: ignore[attr-defined]  # a ModelAdmin beside it
        known, ignored = understood(request.GET, names)
        if ignored:
            text = _("Ignored, for it is no filter of this list: %(names)s.")
            messages.warning(request, text % {"names": with_commas(ignored)})
        if ERROR_FLAG in known:  # Django was sent a value it does not understand
            text = _("What was asked for was not understood: all are shown.")
            messages.warning(request, text)
        beside = lists_beside(request, self)
        extra_context = {**beside, **(extra_context or {})}
        request.GET = known  # type: ignore[assignment]  # as immutable as it was
        return super().changelist_view(request, extra_context)  # type: ignore[misc]  # a ModelAdmin beside it
