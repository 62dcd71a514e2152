"""Evidence typed beside a row becomes citations; the rules see the whole record."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError

from registry.admin.forms import Faults
from registry.admin.paths import to_rows
from registry.changesets.database_rules import words_for
from registry.changesets.validate import faults
from registry.citations.confirmed import tiers_of
from registry.citations.models import Citation
from registry.records.kinds import kind_of, parts_of
from registry.records.models import Record
from registry.records.paths import filled_paths, is_own, known_paths
from registry.records.state import State, states


class Faulty(Exception):
    """The rules refuse what was typed; `rows` says where."""

    def __init__(self, rows: Faults) -> None:
        super().__init__("The register's rules refuse this record.")
        self.rows = rows


@contextmanager
def told_in(form: Any) -> Iterator[None]:
    """Raise Faulty where a rule of the database refuses what this form saves."""
    try:
        yield
    except IntegrityError as error:
        if (words := words_for(error)) is None:
            raise
        raise Faulty({form.prefix or "": {"": [words]}}) from error


def cite_rows(record: Record, formsets: Iterable[Any]) -> None:
    """Turn the source beside each row into a citation of the row's values."""
    state: State | None = None
    for form, key in _rows(formsets):
        if not form.cleaned_data.get("cite_source"):
            continue
        state = state or states(type(record), [record.pk])[record.pk]
        Citation.objects.create(
            content_object=record,
            source=form.cleaned_data["cite_source"],
            locator=form.cleaned_data["cite_locator"],
            quote=form.cleaned_data["cite_quote"],
            fields=_values_of(record, state, key=key),
        )


def forget_rows(record: Record, formsets: Iterable[Any]) -> None:
    """Leave removed rows out of the citations; one that named nothing else goes too."""
    if not any(formset.deleted_objects for formset in formsets):
        return
    state = states(type(record), [record.pk])[record.pk]
    known = known_paths(kind_of(type(record)), state)
    for citation in Citation.objects.filter(object_id=record.pk):
        kept = [path for path in citation.fields if path in known]
        if not kept:
            citation.delete()
        elif kept != citation.fields:
            citation.fields = kept
            citation.save()


def ask_the_rules(record: Record, formsets: Iterable[Any]) -> None:
    """Raise Faulty where the record as saved breaks a rule; a query a part.

    A draft may still lack citations: those are asked for by submission.
    """
    kind = kind_of(type(record))
    state = states(type(record), [record.pk])[record.pk]
    found = list(faults(kind, state, tiers=tiers_of([state]), cited=False))
    rivals = kind.record.rivals({record.pk: state}) if not found else ()
    found += [(path, str(message)) for _key, path, message in rivals]
    if found:
        prefixes = {key: form.prefix for form, key in _rows(formsets)}
        raise Faulty(to_rows(found, prefixes))


def _rows(formsets: Iterable[Any]) -> list[tuple[Any, str]]:
    """Return (form, part id) of every row that stays."""
    return [
        (form, str(form.instance.pk))
        for formset in formsets
        for form in formset.forms
        if form not in formset.deleted_forms
    ]


def _values_of(record: Record, state: State, *, key: str) -> list[str]:
    kind = kind_of(type(record))
    part = next(name for name in parts_of(type(record)) if key in state[name])
    start = f"{part}/{key}/"
    paths = (path for path in filled_paths(kind, state) if path.startswith(start))
    return [path for path in paths if not is_own(kind, path)]
