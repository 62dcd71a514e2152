"""A record among those it acts on (left) and those that act on it (right)."""

from registry.pages.pictures.fitting import fit, wrap
from registry.pages.pictures.ink import Ink, Sheet
from registry.records.names import HTML_LANG
from registry.records.pictures import Graph, Node

BOX, TALL = 196, 74  # a box: its width and height
EDGE = 2  # pixels that the line around a box needs
STEP = 88  # from one box to the next below it
SIZE, SMALL = 14.8, 13  # of a bold line, and of a plain one
PAD = 10
TRUNK = 16  # pixels from the middle box to where the arrows branch


def graph(drawing: Graph, language: str, *, size: int) -> Sheet:
    """Draw three columns of boxes, joined by arrows that bear a word."""
    ink = Ink(HTML_LANG[language])
    rows = max(len(drawing.acted_on), len(drawing.acting), 1)
    height = rows * STEP
    half = height // 2
    left, middle, right = EDGE, (size - BOX) // 2, size - BOX - EDGE
    for at, y in _heights(len(drawing.acted_on), height):
        _join(ink, drawing.acted_on[at], start=middle, end=left + BOX, y=y, centre=half)
        _box(ink, drawing.acted_on[at], x=left, y=y)
    for at, y in _heights(len(drawing.acting), height):
        _join(ink, drawing.acting[at], start=right, end=middle + BOX, y=y, centre=half)
        _box(ink, drawing.acting[at], x=right, y=y)
    _box(ink, drawing.middle, x=middle, y=half, is_middle=True)
    return Sheet(size, height, ink.markup())


def _heights(count: int, height: int) -> list[tuple[int, int]]:
    """Return (number, height of its middle) of the boxes of a column."""
    return [(at, (height * (2 * at + 1)) // (2 * count)) for at in range(count)]


def _join(ink: Ink, node: Node, *, start: int, end: int, y: int, centre: int) -> None:
    """Draw the arrow from `start` to `end`, its word where it meets the node.

    The branches meet at the middle box: left of it behind its edge, right of it before.
    """
    is_left = end == EDGE + BOX
    first, last = (centre, y) if is_left else (y, centre)
    trunk = start - TRUNK if is_left else end + TRUNK
    ink.draw("arrow", f"M{start} {first}H{trunk}V{last}H{end + 7}")
    ink.draw("head", f"M{end} {last}l8-4v8z")
    room = abs(trunk - (end if is_left else start)) - 8
    x, kind = (end + 10, "quiet") if is_left else (start - 5, "quiet end")
    for at, line in enumerate(wrap(node.word, room, size=SMALL, lines=2)):
        ink.write(line, x, y=y + (-5, 15)[at], kind=kind)


def _box(ink: Ink, node: Node, *, x: int, y: int, is_middle: bool = False) -> None:
    top, room = y - TALL // 2, BOX - 2 * PAD
    ink.box(f"{node.role} {'here' if is_middle else 'node'}", x, y=top, w=BOX, h=TALL)
    lines = wrap(node.label.text, room, size=SIZE, lines=2)
    for at, line in enumerate(lines):
        below = top + 22 + 17 * at
        ink.write(line, x + PAD, y=below, kind="strong", lang=node.label.lang)
    under = fit(node.under, room, size=SMALL)
    ink.write(under, x + PAD, y=top + 26 + 17 * len(lines), kind="quiet")
