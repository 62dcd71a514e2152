"""One value given to one field of many records, each tried by itself."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from registry.admin.evidence import Faulty, ask_the_rules, told_in
from registry.admin.frame import language
from registry.admin.titles import titles
from registry.citations.models import Citation
from registry.history.labels import choice
from registry.records.models import Record
from registry.records.names import Text
from registry.records.punctuation import with_commas
from registry.records.state import m2m_of

Shown = str | list[UUID]  # a value in words, or the records it leads to


@dataclass(frozen=True, slots=True)
class Tried:
    """What the value did to a record: `wrong` says why it was refused."""

    record: Record
    old: Shown
    new: Shown
    wrong: str = ""

    @property
    def is_so_already(self) -> bool:
        """Say whether the record had the value before."""
        return not self.wrong and self.old == self.new

    @property
    def changes(self) -> bool:
        """Say whether the record takes the value."""
        return not self.wrong and self.old != self.new


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the preview, in words."""

    record: Record
    name: Text | None
    old: str
    new: str
    wrong: str


def give(
    rows: Iterable[Record], form_for: Callable[[Record], Any], *, cited: dict[str, Any]
) -> list[Tried]:
    """Save the value in each record that is not so already, with its citation.

    `form_for` returns the bound form of one field. What a form or a rule refuses is
    left out and says why. About twenty queries a record; runs inside a capture.
    """
    return [_give(form_for(row), cited=cited) for row in rows]


def digest(tried: Iterable[Tried]) -> str:
    """Return a number for what a preview showed, another for whatever differs."""
    told = [
        [str(one.record.pk), _told(one.old), _told(one.new), one.wrong] for one in tried
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def lines(tried: Collection[Tried]) -> list[Row]:
    """Return the preview, records called by their names; see `titles` for queries."""
    values = [value for one in tried for value in (one.old, one.new)]
    keys = {key for value in values if isinstance(value, list) for key in value}
    names = titles(keys | {one.record.pk for one in tried}, language())
    return [
        Row(
            one.record,
            names.get(one.record.pk),
            _words(one.old, names),
            _words(one.new, names),
            one.wrong,
        )
        for one in tried
    ]


def _give(form: Any, *, cited: dict[str, Any]) -> Tried:
    record, (name,) = form.instance, form.fields
    old = _shown(record, name)
    if not form.has_changed():
        return Tried(record, old, old)
    if not form.is_valid():
        found = [text for texts in form.errors.values() for text in texts]
        return Tried(record, old, old, " ".join(found))
    try:
        with transaction.atomic(), told_in(form):
            form.save()
            new = _shown(record, name)
            _cite(record, name, cited=cited)
            ask_the_rules(record, [])
    except Faulty as faulty:
        return Tried(record, old, old, _why(faulty))
    return Tried(record, old, new)


def _cite(record: Record, name: str, *, cited: dict[str, Any]) -> None:
    if cited.get("source"):
        Citation.objects.create(content_object=record, fields=[name], **cited)


def _why(faulty: Faulty) -> str:
    rows = faulty.rows.values()
    return " ".join(text for row in rows for texts in row.values() for text in texts)


def _shown(record: Record, name: str) -> Shown:
    if name in {field.name for field in m2m_of(type(record))}:
        return sorted(getattr(record, name).values_list("pk", flat=True))
    field: Any = record._meta.get_field(name)
    value = getattr(record, field.attname)
    if field.is_relation:
        return [value] if value else []
    if isinstance(value, list):
        words = getattr(field, "words", {})
        return with_commas(str(words.get(one, one)) for one in value)
    found = choice(type(record), name, value=value)
    return found if found is not None else "" if value is None else str(value)


def _told(value: Shown) -> Any:
    return [str(key) for key in value] if isinstance(value, list) else value


def _words(value: Shown, names: dict[UUID, Text]) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(names[key].text for key in value if key in names)
