"""What is wrong in a form, listed on top of it with a way to each field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from registry.records.punctuation import with_colon


@dataclass(frozen=True, slots=True)
class Wrong:
    """One message; `target` is the id of its field, blank where it has none."""

    label: str
    message: str
    target: str


def wrong_in(form: Any, formsets: Iterable[Any]) -> list[Wrong]:
    """Return every message of a form and of its rows, in the order of the page."""
    found = list(_wrong(form, ""))
    for formset in formsets:
        name = capfirst(str(formset.opts.verbose_name))
        for number, row in enumerate(formset.formset.forms, 1):
            found += _wrong(row, f"{name} {number}")
        found += [
            Wrong(name, message, f"{formset.formset.prefix}-group")
            for message in formset.formset.non_form_errors()
        ]
    return found


def _wrong(form: Any, row: str) -> Iterator[Wrong]:
    for name, messages in form.errors.items():
        field = form[name] if name in form.fields else None
        label = capfirst(str(field.label)) if field else ""
        target = (field.id_for_label or field.auto_id) if field else form.prefix or ""
        for message in messages:
            both = row and label
            place = with_colon(row, label) if both else row or label
            yield Wrong(place, message, target)
