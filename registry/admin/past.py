"""What an admin of records shows of their past, and the ways back."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from registry.admin.back import back_view
from registry.admin.compare import compare_page
from registry.admin.history import history_page, version_page
from registry.admin.merge_page import merge_page

ONE = "<path:object_id>"


class Past:
    """History, one version, two compared, going back and merging, each its page.

    Functions, not methods: none of them runs in the editor's draft by itself.
    """

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of a record's past to the stock ones."""
        pages: list[tuple[str, str, Callable[..., HttpResponseBase]]] = [
            (f"{ONE}/history/compare/", "compare", compare_page),
            (f"{ONE}/history/<int:seq>/", "simple_history", version_page),
            (f"{ONE}/history/<int:seq>/back/", "back", back_view),
            (f"{ONE}/merge/", "merge", merge_page),
        ]
        own = cast("Any", self)  # a ModelAdmin beside it
        start = f"{own.opts.app_label}_{own.opts.model_name}"
        wrap = own.admin_site.admin_view
        found = [
            path(route, wrap(partial(view, self)), name=f"{start}_{name}")
            for route, name, view in pages
        ]
        return [*found, *super().get_urls()]  # type: ignore[misc]  # a ModelAdmin beside it

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> Any:
        """Show every version: who, when, why, field by field."""
        return history_page(self, request, object_id=object_id)
