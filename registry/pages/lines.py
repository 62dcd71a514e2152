"""The lines of a list: a record's name, its status and a few values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json import loads
from typing import Any

from registry.history.labels import column_label, column_of, label
from registry.ledger.read import payloads
from registry.pages.facts import Sheet
from registry.pages.refs import Ref
from registry.pages.values import Showing, Value
from registry.records.fields import PartialDateField
from registry.records.form import ids_in
from registry.records.kinds import Kind, Said, Tag, kinds
from registry.records.tags import tag_of

Answers = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a list; `cells` are (heading, values), one for each column.

    `notes` are short values that need no column: a type, a number.
    """

    ref: Ref
    tag: Tag | None
    sentence: str
    notes: list[Value]
    cells: list[tuple[str, list[Value]]]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines and what their columns are called."""

    columns: list[str]
    lines: list[Line]


def stored(seqs: Sequence[int]) -> list[dict[str, Any]]:
    """Return the public forms of these entries, in their order; one query."""
    texts = payloads(seqs)
    return [loads(texts[seq]) for seq in seqs]


def mentioned(forms: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the public ids that forms mention, their own among them."""
    prefixes = [kind.prefix for kind in kinds()]
    return {i for form in forms for i in {form["id"], *ids_in(form, prefixes)}}


def lines(
    kind: Kind,
    forms: Sequence[Mapping[str, Any]],
    *,
    answers: Answers,
    showing: Showing,
) -> Lines:
    """Return the lines of a list; a column that no record fills is left out."""
    sheets = [Sheet(kind, form, {}, showing) for form in forms]
    cells = {name: [sheet.values(name) for sheet in sheets] for name in kind.summary}
    filled = {
        heading(kind, name): found
        for name, found in cells.items()
        if any(found) and _has_column(kind, name)
    }
    under = [name for name in kind.summary if not _has_column(kind, name)]
    return Lines(
        list(filled),
        [
            Line(
                showing.refs[form["id"]],
                tag_of(answers[form["id"]]),
                answers[form["id"]]["sentence"],
                [value for name in under for value in cells[name][at]],
                [(column, found[at]) for column, found in filled.items()],
            )
            for at, form in enumerate(forms)
        ],
    )


def heading(kind: Kind, name: str) -> str:
    """Return what a name of a kind's summary is called."""
    return column_label(*column_of(kind, name)) if "." in name else label(kind, name)


def _has_column(kind: Kind, name: str) -> bool:
    """Say whether a value is worth a column: a date or another record."""
    if "." in name or f"{name}_en" in {f.name for f in kind.record._meta.get_fields()}:
        return "." in name
    field = kind.record._meta.get_field(name)
    return bool(field.is_relation) or isinstance(field, PartialDateField)
