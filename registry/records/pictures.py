"""What a picture shows: told by who knows the records, drawn by the pages.

A picture is data: rows of spans, lanes of marks, a graph, counts. It names no colour
and no pixel. `look` and `role` are words of the style sheet of pictures.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from registry.records.names import Text
from registry.records.partial_date import Bounds

# looks of a span: what holds, a statement, a proposal, what is over, a day in doubt,
# what is held, held for few, applied for, stopped, and looked for without finding any
LOOKS = (
    *("holds", "statement", "proposed", "over", "doubtful"),
    *("held", "limited", "waiting", "stopped", "missing"),
)
# roles of who acts: government, conduct regulator, monetary authority, firms
ROLES = ("gov", "sfc", "hkma", "firm")
# shapes of a mark: a rule starts, a document, a licence, an application, news
SHAPES = ("square", "diamond", "disc", "dashed", "ring")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is asked for.

    `record` is the public id of the record it is about, `actor` the code of one lane,
    both blank for none; `first` and `last` bound the days shown, None: as it sees fit.
    """

    on: date
    language: str
    record: str = ""
    actor: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table; `record` is (slug of its kind, its slug), if it is one."""

    text: str
    lang: str = ""
    record: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The same data in words; `rest` holds the rows that are not drawn."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    rest: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both inclusive. None: it goes on before, or on and on."""

    look: str
    first: date | None
    last: date | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of spans; `after` says what is so on the day asked for."""

    label: Text
    spans: tuple[Span, ...]
    role: str = "firm"
    under: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of spans, from the first day of one to the day asked for."""

    rows: tuple[Row, ...]
    first: date
    on: date


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, of which perhaps only bounds are known."""

    shape: str
    day: Bounds
    label: Text
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one actor, in order of day."""

    label: Text
    role: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Lanes between two days, and the whole stretch of which they are a part."""

    lanes: tuple[Lane, ...]
    first: date
    last: date
    whole: tuple[date, date]
    on: date


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a graph; `word` says what joins it to the one in the middle."""

    label: Text
    role: str
    under: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """One box, those it acts on, and those that act on it."""

    middle: Node
    acted_on: tuple[Node, ...]
    acting: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Counts stacked upon each other, the first at the bottom.

    `counts` holds (day, one number for each of `names`): so from that day on.
    """

    names: tuple[tuple[str, str], ...]  # (look, word)
    counts: tuple[tuple[date, tuple[int, ...]], ...]
    on: date


Drawing = Bars | Marks | Graph | Steps


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its finding as title, in the language asked for.

    `legend` names what is drawn: (look, role or shape) → word. `before` and `after` are
    the days, next to the one asked for, on which what is drawn changes; None: no such.
    """

    title: str
    description: str
    drawing: Drawing
    table: Table
    legend: tuple[tuple[str, str], ...] = ()
    before: date | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A picture the register can draw; `make` returns None where there is nothing.

    It stands on the pages of records of the kinds named, on their lists, on pages about
    a theme, or at home;
    one that `leads` stands before the facts of a record.
    """

    make: Callable[[Asked], Picture | None]
    records: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    home: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Gallery:
    """Every picture by its name, which is part of its address.

    `actors(language)` returns (code, name) of each actor the timeline can be asked for.
    """

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    actors: Callable[[str], tuple[tuple[str, Text], ...]] = lambda _language: ()

    def of_records(self, slug: str) -> list[str]:
        """Return the names of the pictures on a record's page."""
        return [name for name, s in self.subjects.items() if slug in s.records]

    def of_list(self, slug: str) -> list[str]:
        """Return the names of the pictures on the list of a kind."""
        return [name for name, s in self.subjects.items() if slug in s.lists]

    def of_theme(self, name: str) -> list[str]:
        """Return the names of the pictures on the page about a theme."""
        return [found for found, s in self.subjects.items() if name in s.themes]

    def at_home(self) -> list[str]:
        """Return the names of the pictures on the home page."""
        return [name for name, s in self.subjects.items() if s.home]


NO_PICTURES = Gallery()
