"""What the autocompletes of a form have chosen, read once for all of them.

Django reads it field by field, and asks even where nothing is chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model

from registry.records.rows import plain

Known = dict[str, Model]  # key as text → row


class Chosen:
    """An autocomplete that may be told the records it has chosen."""

    known: Mapping[str, Model] = {}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """Return what is chosen, behind the blank option where none need be."""
        widget: Any = self
        keys = [one for one in value if one not in widget.choices.field.empty_values]
        if not all(key in self.known for key in keys):
            return super().optgroups(name, value, attr)  # type: ignore[misc]  # a widget beside it
        label_of = widget.choices.field.label_from_instance
        options = [(key, label_of(self.known[key])) for key in keys]
        if not (widget.is_required or widget.allow_multiple_selected):
            options.insert(0, ("", ""))
        written = [
            widget.create_option(name, key, label, bool(key), number)
            for number, (key, label) in enumerate(options)
        ]
        return [(None, written, 0)]


class ChosenOne(Chosen, AutocompleteSelect):
    """An autocomplete of one record."""


class ChosenMany(Chosen, AutocompleteSelectMultiple):
    """An autocomplete of several records."""


def tell_chosen(forms: Iterable[Any]) -> None:
    """Tell the autocompletes of these forms what they chose.

    A query a model of which the rows of the forms were not read with what they name. A
    row that is named by what it names needs not ask either. Autocompletes of a form
    that was sent ask themselves: what they hold may be no key.
    """
    known: dict[type[Model], Known] = defaultdict(dict)
    keys: dict[type[Model], set[UUID]] = defaultdict(set)
    shown = [form for form in forms if not form.is_bound]
    for one in (one for form in shown for one in _read_with(form.instance)):
        known[type(one)][str(one.pk)] = one
    for widget, values in _autocompletes(shown):
        model = widget.choices.queryset.model
        known[model] |= {str(one.pk): one for one in values if isinstance(one, Model)}
        keys[model] |= {one for one in values if isinstance(one, UUID)}
        widget.known = known[model]
    for model, wanted in keys.items():
        if missing := {key for key in wanted if str(key) not in known[model]}:
            rows = plain(model).filter(pk__in=missing).order_by()
            known[model] |= {str(row.pk): row for row in rows}
    for form in shown:
        _tell_row(form.instance, known)


def _read_with(row: Model) -> Iterator[Model]:
    """Yield what a row names, where it was read with it."""
    columns: list[Any] = [*row._meta.concrete_fields]
    for field in columns:
        if field.is_relation and field.is_cached(row) and getattr(row, field.name):
            yield getattr(row, field.name)


def _tell_row(row: Model, known: Mapping[type[Model], Known]) -> None:
    for field in row._meta.concrete_fields:
        related: Any = field.related_model
        if field.is_relation:
            found = known.get(related, {})
            if (key := str(getattr(row, field.attname))) in found:
                setattr(row, field.name, found[key])


def _autocompletes(forms: Iterable[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each autocomplete with what it begins with."""
    for form in forms:
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Chosen):
                begun = form.get_initial_for_field(field, name)
                yield widget, begun if isinstance(begun, list) else [begun]
