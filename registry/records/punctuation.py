"""Texts put together as the reader's language does: Chinese has marks of its own."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def with_colon(name: object, text: object) -> str:
    """Return `name: text`."""
    return _(": ").join((str(name), str(text)))


def with_commas(texts: Iterable[str]) -> str:
    """Return `one, another`."""
    return _(", ").join(texts)


def with_place(source: str, place: str) -> str:
    """Return `source, place in it`, or the source alone where no place is told."""
    return pgettext("before a place in it", ", ").join(filter(None, (source, place)))


def with_semicolons(texts: Iterable[str]) -> str:
    """Return `one; another`."""
    return _("; ").join(texts)
