"""The timeline: all years in a strip, then the days asked for in lanes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.html import format_html
from django.utils.translation import gettext as _

from registry.pages.pictures.axis import FOOT, TOP, axis, future, today
from registry.pages.pictures.fitting import fit, width, wrap
from registry.pages.pictures.ink import Ink, Sheet
from registry.pages.pictures.scale import Scale
from registry.pages.pictures.shapes import R, doubt, mark, stretch
from registry.records.names import HTML_LANG
from registry.records.pictures import Lane, Mark, Marks

LABELS = 130  # pixels for the lanes' names
STRIP = 66  # height of the strip of all years, with the way down from it
LANE = 104
SIZE = 13
LONGEST = 230  # pixels of a mark's name
OPEN = 26  # pixels drawn of days without an end
NEAR = 9  # marks nearer than that are drawn as one
LINES = (-15, 25, -31, 41)  # where a name may stand, seen from its mark


@dataclass(slots=True)
class Places:
    """Which stretches of a lane's lines of names are taken, by their height."""

    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, y: int, left: int, *, right: int) -> bool:
        """Take a stretch, and say whether it was free."""
        found = self.taken.setdefault(y, [])
        if any(left < end and start < right for start, end in found):
            return False
        found.append((left, right))
        return True


def marks(drawing: Marks, language: str, *, size: int) -> Sheet:
    """Draw the lanes, and above them the strip unless it would show the same days.

    Names are left out where there is no room.
    """
    strip, lanes = Ink(HTML_LANG[language]), Ink(HTML_LANG[language])
    left, right = LABELS, size - 12
    scale = Scale(drawing.first, drawing.last, left, right)
    bottom = TOP + LANE * len(drawing.lanes)
    future(lanes, scale, on=drawing.on, bottom=bottom, right=right)
    axis(lanes, scale, bottom=bottom, language=language)
    for at, lane in enumerate(drawing.lanes):
        _lane(lanes, lane, scale=scale, y=TOP + LANE * at + LANE // 2)
    if scale.holds(drawing.on):
        today(lanes, scale, on=drawing.on, bottom=bottom, language=language)
    if drawing.whole == (drawing.first, drawing.last):
        return Sheet(size, bottom + FOOT, lanes.markup())
    _strip(strip, drawing, whole=Scale(*drawing.whole, left, right), zoom=scale)
    below = format_html('<g transform="translate(0 {})">{}</g>', STRIP, lanes.markup())
    return Sheet(size, STRIP + bottom + FOOT, strip.markup() + below)


def _strip(ink: Ink, drawing: Marks, *, whole: Scale, zoom: Scale) -> None:
    """Draw all marks as dots, the window on them, and the way down to the lanes."""
    left, right = whole.x(drawing.first), whole.x(drawing.last)
    ink.box("window", left, y=4, w=max(right - left, 2), h=36)
    ink.draw("grid", f"M{left} 40L{zoom.left} {STRIP + TOP}")
    ink.draw("grid", f"M{right} 40L{zoom.right} {STRIP + TOP}")
    ink.draw("grid", f"M{whole.left} 22H{whole.right}")
    ink.write(_("All years"), 0, y=27, kind="strong")
    for tick in (tick for tick in whole.ticks() if tick.is_year):
        ink.draw("grid", f"M{tick.x} 18v8")
        ink.write(str(tick.day.year), tick.x + 3, y=38, kind="quiet")
    for lane in drawing.lanes:
        days = {whole.x(_middle(one)) for one in lane.marks}
        for x in sorted(days):
            ink.draw(f"{lane.role} filled", f"M{x - 3} 22a3 3 0 1 1 6 0a3 3 0 1 1-6 0z")


def _lane(ink: Ink, lane: Lane, *, scale: Scale, y: int) -> None:
    ink.draw(f"{lane.role} line", f"M{scale.left} {y}H{scale.right}")
    names = wrap(lane.label.text, LABELS - 12, size=14, lines=2)
    for at, line in enumerate(names):
        drop = 5 if len(names) == 1 else 16 * at - 3
        kind = f"{lane.role} strong actor"
        ink.write(line, 0, y=y + drop, kind=kind, lang=lane.label.lang)
    for one in lane.marks:  # below every shape, whichever comes first
        if one.day.earliest != one.day.latest and _is_seen(one, scale):
            _stretch(ink, one, scale=scale, y=y, role=lane.role)
    places = Places()
    for x, together in clusters(lane.marks, scale):
        _together(ink, together, x=x, y=y, role=lane.role, scale=scale)
        _name(ink, together, x=x, y=y, places=places, scale=scale)


def _stretch(ink: Ink, one: Mark, *, scale: Scale, y: int, role: str) -> None:
    """Draw the days it may have been; where one end is open, a piece of them."""
    first, last = one.day.earliest, one.day.latest
    left = scale.x(first) if first else scale.x(last or scale.last) - OPEN
    right = scale.x(last) if last else left + OPEN
    stretch(ink, left=left, right=max(right, left + 1), y=y, role=role)


def clusters(marks: Iterable[Mark], scale: Scale) -> Iterator[tuple[int, list[Mark]]]:
    """Yield (pixel, marks of one shape that lie there together), from left to right."""
    seen = [m for m in marks if _is_seen(m, scale)]
    together: list[Mark] = []
    start = 0
    for one in sorted(seen, key=lambda m: (scale.x(_middle(m)), m.shape)):
        x = scale.x(_middle(one))
        if together and (x - start > NEAR or one.shape != together[0].shape):
            yield start, together
            together = []
        start = start if together else x
        together.append(one)
    if together:
        yield start, together


def _together(
    ink: Ink, together: list[Mark], *, x: int, y: int, role: str, scale: Scale
) -> None:
    if any(scale.holds(_middle(one)) for one in together):
        mark(ink, together[0].shape, x=x, y=y, role=role)
    else:  # only a part of the days it may have been lies here
        ink.write("?", x, y=y + 5, kind="strong")
    if any(one.disputed for one in together):
        doubt(ink, x=x + R + 4, y=y - R - 1)


def _name(
    ink: Ink, together: list[Mark], *, x: int, y: int, places: Places, scale: Scale
) -> None:
    """Write what a mark is called on the first line with room; else leave it out."""
    others = len({one.label for one in together}) - 1
    more = f" +{others}" if others else ""
    label = together[0].label
    text = fit(label.text, LONGEST - width(more, SIZE), size=SIZE) + more
    wide = width(text, SIZE)
    left = min(max(x - 6, scale.left), scale.right - wide)
    for line in LINES:
        if places.take(line, left, right=left + wide + 8):
            ink.write(text, left, y=y + line, lang=label.lang)
            return


def _is_seen(one: Mark, scale: Scale) -> bool:
    known = _known(one)
    return known[0] <= scale.last and known[-1] >= scale.first


def _known(one: Mark) -> list[date]:
    """Return the ends that are known of the days it may be, one at least."""
    return [day for day in (one.day.earliest, one.day.latest) if day]


def _middle(one: Mark) -> date:
    """Return the middle of the days it may be; of an open stretch its known end."""
    known = _known(one)
    return known[0] + (known[-1] - known[0]) / 2
