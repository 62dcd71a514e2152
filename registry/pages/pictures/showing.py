"""A picture as a page shows it: drawing, table, legend, and its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import urls
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from registry.pages.addresses import reverse
from registry.pages.pictures.drawn import COLUMN, FULL, drawn, key, narrow
from registry.pages.pictures.ink import Sheet
from registry.pages.reader import KNOWN, ON, Reader
from registry.records.kinds import catalogue
from registry.records.pictures import Asked, Cell, Picture

LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as a page shows it."""

    text: str
    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page; `narrow` is None where the drawing scrolls instead."""

    name: str
    picture: Picture
    sheet: Sheet
    narrow: Sheet | None
    legend: list[tuple[SafeString, str]]
    rows: list[list[Place]]
    rest: list[list[Place]]
    svg_url: str
    csv_url: str
    source: str
    day: str
    leads: bool
    before: Place | None
    after: Place | None


def asked_of(reader: Reader, **asked: str | date | None) -> Asked:
    """Return the question for a picture at the day and in the language of the reader.

    Keywords are the other fields of `Asked`.
    """
    return Asked(reader.on, reader.language, **asked)  # type: ignore[arg-type]  # the fields are tried by name


def shown(
    name: str, reader: Reader, *, asked: Asked | None = None, size: int = 0
) -> Shown | None:
    """Return a picture for a page; None where there is nothing to show.

    `size` is its width in pixels, where not its own. It costs the queries of the
    picture, which no number of records changes.
    """
    question = asked or asked_of(reader)
    subject = catalogue().pictures.subjects[name]
    picture = subject.make(question)
    if picture is None:
        return None
    return Shown(
        name=name,
        picture=picture,
        sheet=drawn(picture.drawing, reader.language, size=size),
        narrow=narrow(picture.drawing, reader.language),
        legend=[(key(code), word) for code, word in picture.legend],
        rows=_placed(picture.table.rows),
        rest=_placed(picture.table.rest),
        svg_url=_file(name, "svg", reader=reader, asked=question),
        csv_url=_file(name, "csv", reader=reader, asked=question),
        source=source(reader),
        day=day(reader),
        leads=subject.leads,
        before=_turn(picture.before, reader),
        after=_turn(picture.after, reader),
    )


def of_record(kind: str, public_id: str, *, reader: Reader) -> list[Shown]:
    """Return the pictures on a record's page."""
    asked = asked_of(reader, record=public_id)
    names = catalogue().pictures.of_records(kind)
    found = (shown(name, reader, asked=asked, size=COLUMN) for name in names)
    return [one for one in found if one]


def of_list(kind: str, reader: Reader) -> list[Shown]:
    """Return the pictures above the list of a kind."""
    names = catalogue().pictures.of_list(kind)
    return [one for name in names if (one := shown(name, reader))]


def of_theme(name: str, reader: Reader) -> list[Shown]:
    """Return the pictures on the page about a theme."""
    names = catalogue().pictures.of_theme(name)
    found = (shown(name, reader, size=FULL) for name in names)
    return [one for one in found if one]


def at_home(reader: Reader) -> list[Shown]:
    """Return the pictures on the home page."""
    names = catalogue().pictures.at_home()
    return [one for name in names if (one := shown(name, reader))]


def source(reader: Reader) -> str:
    """Return the line that says whose data these are."""
    words = _("Source: Virtual Asset Policy Register, change no. %(seq)d")
    return words % {"seq": reader.seq}


def day(reader: Reader) -> str:
    """Return the line that says of which day the picture is."""
    return _("As at %s") % reader.day(reader.on)


def _file(name: str, form: str, *, reader: Reader, asked: Asked) -> str:
    """Return the address of a file of the same picture at the same times."""
    query = {
        "actor": asked.actor,
        "from": asked.first.isoformat() if asked.first else "",
        KNOWN: f"seq:{reader.seq}" if reader.is_dated else "",
        LANGUAGE: reader.language,
        "record": asked.record,
        "to": asked.last.isoformat() if asked.last else "",
        ON: reader.on.isoformat() if reader.is_dated else "",
    }
    given = urlencode({name: value for name, value in query.items() if value})
    return f"{urls.reverse('chart', args=[name, form])}?{given}"


def _turn(day: date | None, reader: Reader) -> Place | None:
    """Return the link to the same page on another day."""
    if day is None:
        return None
    known = {KNOWN: reader.asked_known} if reader.asked_known else {}
    query = urlencode(known | {ON: day.isoformat()})
    return Place(reader.day(day), "", f"?{query}")


def _placed(rows: Sequence[Sequence[Cell]]) -> list[list[Place]]:
    return [[_place(cell) for cell in row] for row in rows]


def _place(cell: Cell) -> Place:
    url = reverse("record", args=cell.record) if cell.record else ""
    return Place(cell.text, cell.lang, url)
