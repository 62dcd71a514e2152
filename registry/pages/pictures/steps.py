"""Counts over time: areas stacked upon each other, each number until the next day."""

from datetime import timedelta

from registry.pages.pictures.axis import FOOT, TOP, axis, future, today
from registry.pages.pictures.fitting import fit
from registry.pages.pictures.ink import Ink, Sheet
from registry.pages.pictures.scale import Scale
from registry.records.names import HTML_LANG
from registry.records.pictures import Steps

TALL = 240
LEFT = 34  # pixels for the numbers
NAMES = 240  # … and for the names right of the areas
SIZE = 13
LEVELS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST_LEVELS = 7
APART = 17  # pixels between two names


def steps(drawing: Steps, language: str, *, size: int) -> Sheet:
    """Draw the areas, with each name and its number at the right end."""
    ink = Ink(HTML_LANG[language])
    right = size - NAMES
    first = drawing.counts[0][0]
    ahead = timedelta(days=max((drawing.on - first).days // 40, 1))
    scale = Scale(first, drawing.on + ahead, LEFT, right)
    bottom, most = TOP + TALL, max(sum(n) for _day, n in drawing.counts) or 1
    future(ink, scale, on=drawing.on, bottom=bottom, right=right)
    for at, (look, _name) in reversed([*enumerate(drawing.names)]):
        ink.draw(f"area {look}", _area(drawing, at, scale=scale, unit=TALL / most))
    _levels(ink, most, right=right)
    axis(ink, scale, bottom=bottom, language=language)
    _names(ink, drawing, left=right + 10, unit=TALL / most)
    today(ink, scale, on=drawing.on, bottom=bottom, language=language)
    return Sheet(size, bottom + FOOT, ink.markup())


def _area(drawing: Steps, at: int, *, scale: Scale, unit: float) -> str:
    """Return the outline of an area, from the ground to the top of its own share."""
    ground = TOP + TALL
    path = f"M{scale.left} {ground}"
    for day, counts in drawing.counts:
        path += f"H{scale.x(day)}V{ground - round(sum(counts[: at + 1]) * unit)}"
    return f"{path}H{scale.x(drawing.on)}V{ground}z"


def _levels(ink: Ink, most: int, *, right: int) -> None:
    step = next(level for level in LEVELS if most / level <= MOST_LEVELS)
    for number in range(0, most + 1, step):
        y = TOP + TALL - round(number * TALL / most)
        ink.draw("grid", f"M{LEFT} {y}H{right}")
        ink.write(str(number), LEFT - 6, y=y + 5, kind="quiet end")


def _names(ink: Ink, drawing: Steps, *, left: int, unit: float) -> None:
    """Write each name beside its area, none over another."""
    counts, free = drawing.counts[-1][1], TOP + TALL + APART
    for at, (_look, name) in enumerate(drawing.names):
        if not counts[at]:
            continue
        middle = TOP + TALL - round((sum(counts[:at]) + counts[at] / 2) * unit)
        free = min(middle + 5, free - APART)
        text = fit(f"{counts[at]} {name}", NAMES - 14, size=SIZE, is_bold=True)
        ink.write(text, left, y=free, kind="strong")
