"""The axis of days: lines, names, the day asked for, and what lies after it."""

from datetime import date

from registry.pages.pictures.fitting import width
from registry.pages.pictures.ink import Ink
from registry.pages.pictures.scale import Scale, Tick
from registry.records.partial_date import MONTHS, shown

TOP = 24  # the names stand above the plot, the first line lies here
FOOT = 22  # the day asked for stands below it
SIZE, ROOM = 13, 60  # of a name, in pixels; nearer to the end it may not fit


def axis(ink: Ink, scale: Scale, *, bottom: int, language: str) -> None:
    """Draw the lines of the axis down to `bottom`, with their names."""
    for at, tick in enumerate(scale.ticks()):
        ink.draw("grid", f"M{tick.x} {TOP}V{bottom}")
        name = _name(tick, language, first=at == 0)
        if tick.x + 3 + width(name, SIZE) <= scale.right or tick.x < scale.right - ROOM:
            ink.write(name, tick.x + 3, y=16, kind="quiet")


def today(ink: Ink, scale: Scale, *, on: date, bottom: int, language: str) -> None:
    """Draw the line of the day asked for, and name it below."""
    x = scale.x(on)
    ink.draw("today", f"M{x} {TOP - 4}V{bottom + 4}")
    name = shown(on.isoformat(), language)
    side = "end strong" if x > (scale.left + scale.right) / 2 else "strong"
    ink.write(name, x, y=bottom + FOOT - 4, kind=side)


def future(ink: Ink, scale: Scale, *, on: date, bottom: int, right: int) -> None:
    """Shade what lies after the day asked for."""
    x = scale.x(on)
    ink.box("future", x, y=TOP, w=right - x, h=bottom - TOP)


def _name(tick: Tick, language: str, *, first: bool) -> str:
    if tick.is_year:
        return str(tick.day.year)
    if language == "en":
        month = MONTHS[tick.day.month - 1]
        return f"{month} {tick.day.year}" if first else month
    return f"{tick.day.year}年{tick.day.month}月" if first else f"{tick.day.month}月"
