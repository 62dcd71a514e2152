"""Bars along the days: what is in force, what is permitted."""

from dataclasses import dataclass
from datetime import date, timedelta

from registry.pages.pictures.axis import FOOT, TOP, axis, future, today
from registry.pages.pictures.fitting import fit, width, wrap
from registry.pages.pictures.ink import Ink, Sheet
from registry.pages.pictures.scale import Scale
from registry.pages.pictures.spans import bar
from registry.records.names import HTML_LANG
from registry.records.pictures import Bars, Row

NARROW = 328  # what a window of 360 pixels leaves
SIZE, SMALL = 14, 13
GAP = 10
LABELS = 0.34  # share of the sheet that labels may take
AHEAD = 0.03  # share of the plot that lies after the day asked for
LINE, TALL = 16, 22  # height of a line of a label, and of a bar
ABOVE = 44  # height of a row whose label stands above its bar


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the plot begins and ends, and where the words after it do."""

    left: int
    right: int
    end: int


def bars(drawing: Bars, language: str, *, size: int) -> Sheet:
    """Draw rows of bars; a narrow sheet has each label above its bar."""
    is_narrow = size <= NARROW
    where = Columns(0, size, size) if is_narrow else _columns(drawing, size)
    scale = Scale(drawing.first, _end(drawing), where.left, where.right)
    step = ABOVE if is_narrow else _step(drawing, where)
    bottom = TOP + 6 + step * len(drawing.rows)
    ink = Ink(HTML_LANG[language])
    future(ink, scale, on=drawing.on, bottom=bottom, right=where.end)
    axis(ink, scale, bottom=bottom, language=language)
    for at, row in enumerate(drawing.rows):
        y = TOP + 6 + step * at
        if is_narrow:
            _above(ink, row, scale=scale, y=y, end=scale.x(drawing.on) - 6)
        else:
            _beside(ink, row, scale=scale, y=y, where=where)
    today(ink, scale, on=drawing.on, bottom=bottom, language=language)
    return Sheet(size, bottom + FOOT, ink.markup())


def _end(drawing: Bars) -> date:
    days = (drawing.on - drawing.first).days
    return drawing.on + timedelta(days=max(round(days * AHEAD), 1))


def _columns(drawing: Bars, size: int) -> Columns:
    """Give the labels their share, the words after the bars what they need."""
    room = round(size * LABELS)
    labels = max(width(row.label.text, SIZE, is_bold=True) for row in drawing.rows)
    afters = max(width(row.after, SMALL) for row in drawing.rows)
    left = min(labels, room) + GAP
    right = size - min(afters + 2 * GAP, 230) if afters > 1 else size
    return Columns(left, right, size)


def _step(drawing: Bars, where: Columns) -> int:
    """Return the height of a row whose label stands beside its bar."""
    lines = (_lines(row, where) for row in drawing.rows)
    has_under = any(row.under for row in drawing.rows)
    return max(map(len, lines)) * LINE + LINE * has_under + GAP


def _lines(row: Row, where: Columns) -> list[str]:
    return wrap(row.label.text, where.left - GAP, size=SIZE * 1.06, lines=2)


def _beside(ink: Ink, row: Row, *, scale: Scale, y: int, where: Columns) -> None:
    lines = _lines(row, where)
    for at, line in enumerate(lines):
        ink.write(line, 0, y=y + LINE * (at + 1), kind="strong", lang=row.label.lang)
    under = fit(row.under, where.left - GAP, size=SMALL)
    ink.write(under, 0, y=y + LINE * (len(lines) + 1), kind="quiet")
    _spans(ink, row, scale=scale, y=y + 4, height=TALL)
    ink.write(
        fit(row.after, where.end - where.right - GAP, size=SMALL),
        where.right + GAP,
        y=y + 20,
        kind="after",
    )


def _above(ink: Ink, row: Row, *, scale: Scale, y: int, end: int) -> None:
    """Draw a row whose words all end left of the line of the day asked for."""
    after = fit(row.after or row.under, end // 2, size=SMALL)
    room = end - (width(after, SMALL) + GAP if after else 0)
    label = fit(row.label.text, room, size=SIZE, is_bold=True)
    ink.write(label, 0, y=y + 15, kind="strong", lang=row.label.lang)
    ink.write(after, end, y=y + 15, kind="after end")
    _spans(ink, row, scale=scale, y=y + 21, height=16)


def _spans(ink: Ink, row: Row, *, scale: Scale, y: int, height: int) -> None:
    for span in row.spans:
        bar(ink, span, scale=scale, y=y, height=height, role=row.role)
