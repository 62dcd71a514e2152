"""Public forms in words: names for ids, labels for codes, and what a value rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.admin.marks import meaning
from registry.history.differences import Difference, differences
from registry.history.labels import choice, column_of, label
from registry.history.text_diff import Piece
from registry.records.fields import PartialDateField
from registry.records.form import ids_in
from registry.records.kinds import Kind, kinds
from registry.records.models import Tracked
from registry.records.paths import name_of
from registry.records.punctuation import with_colon, with_commas, with_place
from registry.search.directory import names, rows_of_ids

Form = Mapping[str, Any]  # a public form, or {} where there is none


@dataclass(frozen=True, slots=True)
class Told:
    """One value that differs, in words; `name` as a Kind writes it, `path` its own."""

    name: str
    path: str
    label: str
    old: str
    new: str
    pieces: tuple[Piece, ...]
    rests_on: list[str]


def named(forms: Iterable[Form], language: str) -> dict[str, str]:
    """Return {public id: name and id} of live records that forms name; see `names`."""
    prefixes = [kind.prefix for kind in kinds()]
    ids = {one for form in forms if form for one in ids_in(form, prefixes)}
    rows = list(rows_of_ids(ids)) if ids else []
    called = names(rows, language)
    return {row.public_id: called[row.record].text for row in rows}


@dataclass(frozen=True, slots=True)
class Words:
    """How the values of a kind are told, in a language."""

    kind: Kind
    names: Mapping[str, str]
    language: str

    def differences(self, old: Form, new: Form) -> list[Told]:
        """Return what changed from one form to another, in the order of its columns."""
        found = differences(old, new, kind=self.kind)
        return [self._told(one, old=old, new=new) for one in found]

    def same(self, old: Form, new: Form) -> list[Told]:
        """Return the values that both forms hold."""
        changed = set(map(_key, differences(old, new, kind=self.kind)))
        both = differences({}, new, kind=self.kind)
        kept = [one for one in both if _key(one) not in changed]
        return [self._told(one, old={}, new=new) for one in kept]

    def _told(self, one: Difference, *, old: Form, new: Form) -> Told:
        stands = new if one.new is not None else old
        return Told(
            name=one.name,
            path=_path(one),
            label=label(self.kind, one.name),
            old=self.value(one.name, one.old),
            new=self.value(one.name, one.new),
            pieces=one.pieces if self._is_text(one) else (),
            rests_on=list(self._rests_on(one, stands)),
        )

    def value(self, name: str, value: Any) -> str:  # any JSON value
        """Return a value of a form in words; blank where there is none."""
        if isinstance(value, Mapping):
            return self._citation(value)
        if isinstance(value, list):
            return with_commas(self.value(name, one) for one in value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if value in (None, ""):
            return ""
        return self._word(name, value)

    def _word(self, name: str, value: Any) -> str:  # a text or a number
        model, column = column_of(self.kind, name)
        if _is_date(model, column):
            found = meaning(str(value), self.language)
            return found.words if found else str(value)
        return choice(model, column, value=value) or self._called(str(value))

    def _citation(self, row: Mapping[str, Any]) -> str:
        names = (label(self.kind, name_of(path)) for path in row["fields"])
        return with_colon(self._cited(row), with_commas(names))

    def _cited(self, row: Mapping[str, Any]) -> str:
        return with_place(self._called(row["source"]), row["locator"])

    def _called(self, value: str) -> str:
        return self.names.get(value, value)

    def _rests_on(self, one: Difference, form: Form) -> Iterator[str]:
        """Yield the sources of a value, each with its place."""
        for row in form.get("citations") or ():
            if _path(one) in row["fields"]:
                yield self._cited(row)

    def _is_text(self, one: Difference) -> bool:
        """Say whether a value is told apart by words: no code, no date, no record."""
        if not (isinstance(one.old, str) and isinstance(one.new, str)):
            return False
        if one.old in self.names or one.new in self.names:
            return False
        model, column = column_of(self.kind, one.name)
        return not _is_date(model, column) and not choice(model, column, value=one.new)


def _path(one: Difference) -> str:
    """Return where the value stands, as citations name it."""
    part, _dot, column = one.name.partition(".")
    return f"{part}/{one.row}/{column}" if one.row else one.name


def _key(one: Difference) -> tuple[str, str, str]:
    return one.name, one.row, repr(one.new)


def _is_date(model: type[Tracked], column: str) -> bool:
    found = next((f for f in model._meta.get_fields() if f.name == column), None)
    return isinstance(found, PartialDateField)
