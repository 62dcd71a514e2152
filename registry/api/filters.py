"""The filters of a list: asked, refused and described."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.api.addresses import of_list
from registry.api.openapi import SLUG, query
from registry.api.parameters import Schema
from registry.api.problems import Fault
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of
from registry.search.filters import (
    LONGEST_KEY,
    LONGEST_QUERY,
    WORDS,
    column,
    filter_set,
    paths,
)

SAYS = r"^[^\x00]*[^\s\x00\x1c-\x1f][^\x00]*$"  # not blank, and no NUL


def filtered(kind: Kind, given: QueryDict) -> tuple[QuerySet[Any], list[Fault]]:
    """Return the live records that fit, and what is wrong with the filters.

    One query for each record that a filter names; the rows themselves are lazy.
    """
    found = filter_set(kind)(given, QuerySet(kind.record))
    faults = [
        Fault(name, " ".join(messages), allowed(kind, name))
        for name, messages in found.errors.items()
    ]
    return found.qs, faults


def allowed(kind: Kind, name: str) -> list[str]:
    """Return what a filter takes: every value, or a description of them."""
    if name == WORDS:
        return [_("words, up to %(most)s characters") % {"most": LONGEST_QUERY}]
    field = column(kind, name)
    if names_records(field):
        where = of_list(kind_of(field.related_model).slug)
        return [_("a public id or slug of %(where)s") % {"where": where}]
    return [str(value) for value, _label in field.flatchoices]


def described(kind: Kind) -> list[Schema]:
    """Return the filters as OpenAPI has them."""
    words = {"type": "string", "pattern": SAYS, "maxLength": LONGEST_QUERY}
    found = [_described(kind, name) for name in paths(kind)]
    return [*found, query(WORDS, "Words in English, 繁體 or 简体.", schema=words)]


def _described(kind: Kind, name: str) -> Schema:
    field = column(kind, name)
    label = capfirst(str(field.verbose_name))
    if not names_records(field):
        words = {"type": "string", "enum": allowed(kind, name)}
        return query(name, f"{label}.", schema=words)
    other = kind_of(field.related_model)
    key = {**SLUG, "maxLength": LONGEST_KEY, "examples": [f"{other.prefix}-0001"]}
    about = f"{label}: public id or slug of one of the {other.slug}."
    return query(name, about, schema=key)
