"""Spare the suite what costs much and tells no test anything."""

import gc
from typing import Any

from django.test import client

OBJECTS = 200_000  # made before Python looks for rings nobody holds; its own is 700

keep = client.store_rendered_templates  # type: ignore[attr-defined]  # not in the stubs


def keep_the_page(store: dict[str, Any], **drawn: Any) -> None:
    """Keep what is drawn for itself: what a page includes has the page's context."""
    if drawn["context"].template is drawn["template"]:
        keep(store, **drawn)


def pytest_configure() -> None:
    """Copy the context of pages alone, and let rings lie for a while."""
    client.store_rendered_templates = keep_the_page  # type: ignore[attr-defined]  # nor here
    gc.set_threshold(OBJECTS)


def pytest_collection_finish() -> None:
    """Look no more at what stands before the first test and stays to the last."""
    gc.collect()
    gc.freeze()
