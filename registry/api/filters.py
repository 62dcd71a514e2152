"""The filters of a list: asked, refused and described."""

from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_filters import FilterSet

from registry.api.addresses import of_list
from registry.api.lookups import Column, Lookup, lookups
from registry.api.openapi import SLUG, in_query, query
from registry.api.parameters import Schema
from registry.api.problems import Fault
from registry.records.form import names_records
from registry.records.kinds import Kind, kind_of
from registry.records.state import fields_of, m2m_of
from registry.search.filters import (
    LONGEST_KEY,
    LONGEST_QUERY,
    WORDS,
    column,
    filter_of,
    filter_set,
    paths,
)

SAYS = r"^[^\x00]*[^\s\x00\x1c-\x1f][^\x00]*$"  # not blank, and no NUL


@cache
def columns(kind: Kind) -> dict[str, Column]:
    """Return {parameter: column} of a kind: its own, and those it is filtered by."""
    model = kind.record
    own = [*fields_of(model), *m2m_of(model)]
    found = {"id": Column("id", "public_id", model._meta.get_field("public_id"))}
    found |= {field.name: Column(field.name, field.name, field) for field in own}
    named = paths(kind).items()
    return found | {n: Column(n, path, column(kind, n)) for n, path in named}


@cache
def list_filters(kind: Kind) -> type[FilterSet]:
    """Return the filters of a kind's list: those of its page, and every lookup."""
    made: dict[str, Any] = {}
    shared = filter_set(kind).base_filters
    with translation.override("en"):  # the language of descriptions
        for name, found in columns(kind).items():
            if names_records(found.field) or found.field.flatchoices:
                made[name] = shared.get(name) or filter_of(found.field, found.path)
            made |= {one.parameter.name: one for one in lookups(found)}
    made[WORDS] = shared[WORDS]
    return type(f"{kind.record.__name__}ListFilters", (FilterSet,), made)


@cache
def names(kind: Kind) -> list[str]:
    """Return the parameters by which a list is filtered, column by column; `q` last."""
    places = {name: place for place, name in enumerate((*columns(kind), WORDS))}
    found = list_filters(kind).base_filters
    return sorted(found, key=lambda name: places[name.partition("__")[0]])


def filtered(kind: Kind, given: QueryDict) -> tuple[QuerySet[Any], list[Fault]]:
    """Return the live records that fit, and what is wrong with the filters.

    One query for each filter that names records or a day; the rows themselves are lazy.
    """
    asked = frozenset(given).intersection(list_filters(kind).base_filters)
    found = _asked(kind, asked)(given, QuerySet(kind.record))
    faults = [
        Fault(name, " ".join(messages), allowed(kind, name))
        for name, messages in found.errors.items()
    ]
    return found.qs, faults


@lru_cache(maxsize=256)
def _asked(kind: Kind, asked: frozenset[str]) -> type[FilterSet]:
    """Return some of a list's filters: each request copies those it is given."""
    every = list_filters(kind).base_filters
    made = {name: every[name] for name in asked}
    return type(f"{kind.record.__name__}Asked", (FilterSet,), made)


def allowed(kind: Kind, name: str) -> list[str]:
    """Return what a filter takes: every value, or a description of them."""
    if name == WORDS:
        return [_("words, up to %(most)s characters") % {"most": LONGEST_QUERY}]
    one = list_filters(kind).base_filters[name]
    if isinstance(one, Lookup):
        return one.parameter.allowed()
    field = columns(kind)[name].field
    if names_records(field):
        where = of_list(kind_of(field.related_model).slug)
        return [_("a public id or slug of %(where)s") % {"where": where}]
    return [str(value) for value, _label in field.flatchoices]


def described(kind: Kind) -> list[Schema]:
    """Return the filters as OpenAPI has them."""
    return [_described(kind, name) for name in names(kind)]


def _described(kind: Kind, name: str) -> Schema:
    if name == WORDS:
        words = {"type": "string", "pattern": SAYS, "maxLength": LONGEST_QUERY}
        return query(WORDS, "Words in English, 繁體 or 简体.", schema=words)
    one = list_filters(kind).base_filters[name]
    if isinstance(one, Lookup):
        return in_query([one.parameter])[0]
    field = columns(kind)[name].field
    label = capfirst(str(field.verbose_name))
    if not names_records(field):
        words = {"type": "string", "enum": allowed(kind, name)}
        return query(name, f"{label}.", schema=words)
    other = kind_of(field.related_model)
    key = {**SLUG, "maxLength": LONGEST_KEY, "examples": [f"{other.prefix}-0001"]}
    about = f"{label}: public id or slug of one of the {other.slug}."
    return query(name, about, schema=key)
