"""The versions of a record as its history lists them: asked for, and each in a row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from registry.admin.form_words import Told, Words, named
from registry.admin.frame import ROLES
from registry.admin.marks import meaning
from registry.changesets.models import Cause, ChangeSet
from registry.clock import hong_kong_day
from registry.history import bearing
from registry.history.labels import label
from registry.ledger.changed import held
from registry.ledger.models import LEFT, Entry
from registry.records.kinds import Kind
from registry.records.punctuation import with_commas

Form = Mapping[str, Any]
LOADER = "loader"  # the account of `load_seeds`, which no person has


@dataclass(frozen=True, slots=True)
class Row:
    """One version: what it changed, since when that is so, and in which roles."""

    entry: Entry
    fields: list[Told]
    true_from: str
    people: str
    current: bool  # what the public reads now
    left: bool  # with it the record left the register


@dataclass(frozen=True, slots=True)
class Filters:
    """What a history is asked for; blank and None: everything."""

    field: str = ""
    cause: str = ""
    known: date | None = None
    ignored: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.field or self.cause or self.known)


def asked(query: Mapping[str, str]) -> Filters:
    """Return the filters of a query; what is none of them is named as ignored."""
    field_, cause, text = (query.get(n, "") for n in ("field", "cause", "known"))
    ignored = [] if not cause or cause in Cause else [cause]
    known = None
    if text.strip():
        try:
            known = date.fromisoformat(text.strip())
        except ValueError:
            ignored.append(text.strip())
    return Filters(field_, cause if cause in Cause else "", known, tuple(ignored))


def rows_of(kind: Kind, entries: Sequence[Entry], *, language: str) -> list[Row]:
    """Return a row for each entry of one record, oldest first; three queries.

    The entries come with their change sets and the authors of these.
    """
    forms = [held(entry) for entry in entries]
    words = Words(kind, named(forms, language), language)
    return [
        Row(
            entry=entry,
            fields=(told := words.differences(old, new) if new else []),
            true_from=true_from(words, told, old=old, new=new) if new else "",
            people=people(entry.change_set),
            current=entry is entries[-1] and bool(new),
            left=entry.type in LEFT,
        )
        for entry, old, new in zip(entries, [{}, *forms], forms, strict=False)
    ]


def filtered(rows: Collection[Row], filters: Filters) -> list[Row]:
    """Return the rows that were known then, touch the field and have the cause."""
    return [row for row in rows if _fits(row, filters)]


def choices(kind: Kind, rows: Collection[Row]) -> dict[str, list[tuple[str, str]]]:
    """Return what may be chosen: fields and causes that occur, as (code, words)."""
    names = {_first(one.name) for row in rows for one in row.fields}
    causes = {row.entry.cause for row in rows}
    return {
        "fields": sorted(((n, label(kind, n)) for n in names), key=lambda one: one[1]),
        "causes": [(c.value, str(c.label)) for c in Cause if c.value in causes],
    }


def people(change_set: ChangeSet) -> str:
    """Return in which roles a set was prepared and agreed to; nobody is named."""
    if change_set.author.get_username() == LOADER:
        return _("loaded")
    author = _role(change_set.author_role)
    reviewer = _role(change_set.reviewer_role) if change_set.reviewed_by_id else ""
    if not change_set.published_alone:
        return with_commas([author, reviewer])
    if reviewer:
        text = _("%(author)s alone, reviewed afterwards by %(reviewer)s")
        return text % {"author": author, "reviewer": reviewer}
    return _("%(author)s alone, not yet reviewed") % {"author": author}


def true_from(words: Words, told: list[Told], *, old: Form, new: Form) -> str:
    """Return the first day that a change itself states, in words; blank for none."""
    if first := bearing.true_from(words.kind, old=old, new=new):
        found = meaning(first, words.language)
        return found.words if found else first
    if told and all(one.pieces and one.old for one in told):
        return _("wording only")
    return ""


def _fits(row: Row, filters: Filters) -> bool:
    day = hong_kong_day(row.entry.recorded_at)
    return (
        (not filters.known or day <= filters.known)
        and (not filters.cause or row.entry.cause == filters.cause)
        and (not filters.field or _touches(row, filters.field))
    )


def _touches(row: Row, name: str) -> bool:
    return any(_first(one.name) == name for one in row.fields)


def _first(name: str) -> str:
    return name.partition(".")[0]


def _role(code: str) -> str:
    return str(ROLES.get(code, _("staff")))
