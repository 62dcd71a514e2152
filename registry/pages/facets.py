"""The facets, chips and orders offered beside a list."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.pages.addresses import cleared, with_parameters
from registry.pages.filters import PAGE, STATUS, Filters
from registry.pages.refs import Refs
from registry.records.kinds import Said
from registry.records.tags import tag
from registry.search.filters import column, paths


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, and how many records of the list bear it."""

    value: str
    label: str
    url: str
    count: int
    current: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its options, those of most records first."""

    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the list without it."""

    label: str
    url: str
    facet: str
    lang: str = ""


Counts = Mapping[str, list[tuple[Any, int]]]  # filter → (value, records), most first


def statuses(
    answers: Mapping[str, Said], ids: list[str], *, asked: str = ""
) -> list[tuple[Any, int]]:
    """Return (tag, number of records), most first; records without one left out.

    The tag that is asked for stands among them though no record bears it.
    """
    found = Counter(answers[i]["tag"] for i in ids if answers[i]["tag"])
    if asked:
        found.setdefault(asked, 0)
    return found.most_common()


@dataclass(frozen=True, slots=True)
class Offer:
    """Makes the facets of one request."""

    request: HttpRequest
    filters: Filters
    refs: Refs

    def facets(self, counts: Counts) -> list[Facet]:
        """Return the facets that have something to choose."""
        made = [
            Facet(
                name, self._heading(name), [self._option(name, *pair) for pair in found]
            )
            for name, found in counts.items()
        ]
        return [
            f for f in made if len(f.options) > 1 or any(o.current for o in f.options)
        ]

    def chips(self, facets: list[Facet]) -> list[Chip]:
        """Return the active filters."""
        return [
            Chip(option.label, self._without(facet.name), facet.label, option.lang)
            for facet in facets
            for option in facet.options
            if option.current
        ]

    def clear(self) -> str:
        """Return the list without any filter."""
        return cleared(self.request, [STATUS, PAGE, *paths(self.filters.kind)])

    def _heading(self, name: str) -> str:
        if name == STATUS:
            return _("Status")
        return capfirst(str(column(self.filters.kind, name).verbose_name))

    def _option(self, name: str, value: Any, count: int) -> Option:
        code, label, lang = self._named(name, value)
        changed: dict[str, Any] = {name: code, PAGE: None}
        url = with_parameters(self.request, **changed)
        is_current = self.request.GET.get(name) in (code, str(value))
        return Option(code, label, url, count, is_current, lang)

    def _named(self, name: str, value: Any) -> tuple[str, str, str]:
        """Return the value as an address says it, as a reader does, and its `lang`."""
        if name == STATUS:
            found = tag(value)
            return value, str(found.label) if found else value, ""
        field = column(self.filters.kind, name)
        if field.is_relation:
            ref = self.refs[value]
            return ref.slug, ref.name.text, ref.name.lang
        return str(value), str(dict(field.flatchoices).get(value, value)), ""

    def _without(self, name: str) -> str:
        return cleared(self.request, [name, PAGE])
