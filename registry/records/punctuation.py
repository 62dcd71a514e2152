"""Texts put together as the reader's language does: Chinese has marks of its own."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


def with_colon(name: object, text: object) -> str:
    """Return `name: text`."""
    return _(": ").join((str(name), str(text)))


def with_commas(texts: Iterable[str]) -> str:
    """Return `one, another`."""
    return _(", ").join(texts)


def with_semicolons(texts: Iterable[str]) -> str:
    """Return `one; another`."""
    return _("; ").join(texts)
