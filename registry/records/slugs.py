"""Slugs: ASCII, equal in all languages, unique within a kind."""

from collections.abc import Container

from django.utils.text import slugify


def make_slug(name: str, public_id: str, *, taken: Container[str]) -> str:
    """Return the slug of a name, with its number added where another has it."""
    base = slugify(name)[:60].rstrip("-") or public_id.lower()
    return f"{base}-{public_id.lower()}" if base in taken else base
