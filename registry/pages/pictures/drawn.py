"""A picture's data as a sheet: which drawing wants which hand."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from registry.pages.pictures.bars import NARROW, bars
from registry.pages.pictures.graph import graph
from registry.pages.pictures.ink import Ink, Sheet
from registry.pages.pictures.marks import marks
from registry.pages.pictures.shapes import doubt, mark
from registry.pages.pictures.spans import stripes
from registry.pages.pictures.steps import steps
from registry.records.pictures import ROLES, SHAPES, Bars, Drawing, Graph, Steps

FULL, COLUMN = 1136, 796  # pixels of a whole page, and of its column beside an aside
DISPUTED = "disputed"
KEY = (26, 18)  # a sign of the legend


def drawn(drawing: Drawing, language: str, *, size: int = 0) -> Sheet:
    """Return the drawing at a width in pixels, or at its own."""
    match drawing:
        case Bars():
            return bars(drawing, language, size=size or _width(drawing))
        case Graph():
            return graph(drawing, language, size=size or COLUMN)
        case Steps():
            return steps(drawing, language, size=size or COLUMN)
        case _:
            return marks(drawing, language, size=size or FULL)


def narrow(drawing: Drawing, language: str) -> Sheet | None:
    """Return the drawing for a window of 360 pixels; None where it scrolls instead."""
    return bars(drawing, language, size=NARROW) if isinstance(drawing, Bars) else None


def key(code: str) -> SafeString:
    """Return the sign of a look, a role or a shape, for a legend."""
    ink = Ink("")
    wide, tall = KEY
    if code in SHAPES:
        mark(ink, code, x=wide // 2, y=tall // 2, role="firm")
    elif code == DISPUTED:
        doubt(ink, x=wide // 2, y=tall // 2)
    elif code in ROLES:
        ink.box(f"{code} holds", 7, y=3, w=12, h=12)
    else:
        ink.box(f"firm {code}", 1, y=2, w=wide - 2, h=tall - 4)
        if code == "proposed":
            ink.draw("firm stripe", stripes(1, 2, right=wide - 1, h=tall - 4))
    return format_html(
        '<svg class="pic" width="{}" height="{}" aria-hidden="true">{}</svg>',
        *(*KEY, ink.markup()),
    )


def _width(drawing: Bars) -> int:
    """Give rows that say what is so after the bar a whole page, others its column."""
    return FULL if any(row.after for row in drawing.rows) else COLUMN
