"""What a page about a theme says, as data: words, tables, the records they lead to.

The rooms compute it, the pages show it: public ids become links there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from django.utils.functional import Promise

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text; `lang` is blank where it is in the reader's language."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The code of a tag, and whether an official source says so."""

    tag: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One statement of a table: what it says, of which record, by which source.

    `strong` are its first words. `record` and `source` are public ids, `called` is what
    a link to the record says in place of its name; `page` is the address of a theme,
    `listed` that of a list with its query; `day` and `since` are literals of dates.
    """

    status: Tagged | None = None
    strong: tuple[Words, ...] = ()
    words: tuple[Words, ...] = ()
    record: str = ""
    called: Words | None = None
    page: str = ""
    listed: str = ""
    since: str = ""
    day: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """The statements in one place of a table, over `span` columns; it may be empty."""

    cells: tuple[Cell, ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the first field heads it."""

    head: Field
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table with its title. `empty` is said where it has no rows, `gap` in a field.

    A folded one opens on demand. On the page of a record it stands above the facts, or
    `follows` them.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    gap: str = ""
    is_folded: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value by which a page can be narrowed, and how many rows bear it."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a page says: the answer in a sentence, facts beside it, and tables."""

    answer: tuple[Words, ...]
    facts: tuple[tuple[str, Cell], ...] = ()
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    sections: tuple[Section, ...] = ()


class Build(Protocol):
    """Makes what a page says on a day."""

    def __call__(self, on: date, *, language: str, chosen: str) -> Theme:
        """Return it; `chosen` narrows it, blank for all."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a theme is made, and how it is narrowed.

    `parameter` names the query parameter that gives `chosen`, one of `among`; blank:
    the page cannot be narrowed. `template` shows it.
    """

    title: str | Promise
    build: Build
    parameter: str = ""
    among: tuple[str, ...] = ()
    template: str = "pages/theme.html"


@dataclass(frozen=True, slots=True)
class Coming:
    """A day that lies ahead: of which record, which of its values, what happens then.

    `key` is the path of the value: with the public id it names the day for good.
    `about` says of what, in English.
    """

    public_id: str
    key: str
    what: str
    day: str
    source: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands over the list of a kind: a count in a sentence, an explanation.

    `is_searched` says that readers come to it with a name to look for.
    """

    sentence: str
    note: str = ""
    is_searched: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A record of the home page's panel: its tag, and since when, in words."""

    public_id: str
    tag: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The panel of the home page: its title, a sentence, a note, who stands how.

    `day` is that on which they stood so; `source` is the public id of the record the
    title rests on, blank for none.
    """

    day: date
    title: str
    sentence: str
    standing: tuple[Standing, ...]
    note: str = ""
    source: str = ""


class MakeLead(Protocol):
    """Makes what stands over a list."""

    def __call__(self, answers: Mapping[str, Any], on: date, *, language: str) -> Lead:
        """Return it, of the answers of all records of the kind."""


class MakeExtras(Protocol):
    """Makes what the page of a record adds."""

    def __call__(
        self, public_id: str, on: date, *, answer: Mapping[str, Any], language: str
    ) -> tuple[Section, ...]:
        """Return its tables; `answer` is that of the record on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """Everything that is told of more than one record, for the pages to show.

    `pages` are keyed by their address behind the language; `coming(on)` returns the
    days that lie ahead, the nearest first; `leads` are keyed by the slug of a kind and
    called with its answers, the day and the language; `front(on, language)` returns
    the panel of the home page; None: it has none. `labels` say what the menu calls the
    records of a kind, by its slug, where that is another word; `extras(public id, on,
    answer, language)` returns what the page of such a record adds.
    """

    pages: Mapping[str, Page] = field(default_factory=dict)
    coming: Callable[[date], list[Coming]] = lambda _on: []
    leads: Mapping[str, MakeLead] = field(default_factory=dict)
    front: Callable[[date, str], Front] | None = None
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    extras: Mapping[str, MakeExtras] = field(default_factory=dict)


NO_THEMES = Themes()


def narrowed(rows: Mapping[str, tuple[T, ...]], chosen: str) -> tuple[T, ...]:
    """Return the rows of one code, or of all where none is chosen."""
    if chosen:
        return rows.get(chosen, ())
    return tuple(row for found in rows.values() for row in found)
