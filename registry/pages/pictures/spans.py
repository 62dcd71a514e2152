"""Spans of days as bars: each look has a shape of its own, which grey tells too."""

from registry.pages.pictures.fitting import fit
from registry.pages.pictures.ink import Ink
from registry.pages.pictures.scale import Scale
from registry.records.pictures import Span

HATCH = 7  # pixels between two stripes
LEAST = 3  # no bar is thinner
SIZE = 13
LEGIBLE = 8  # letters of a shortened text; fewer say nothing


def bar(
    ink: Ink, span: Span, *, scale: Scale, y: int, height: int, role: str = ""
) -> None:
    """Draw one span, with its words inside where they fit.

    A span without a first day runs to the edge and stays open there, and so does one
    whose last day is not reached; a doubtful one is dashed and bears a question mark.
    """
    left = scale.x(span.first) if span.first else scale.left
    right = max(scale.x(span.last) if span.last else scale.right, left + LEAST)
    wide = right - left
    ink.box(f"{role} {span.look}".strip(), left, y=y, w=wide, h=height)
    if span.look == "proposed":
        ink.draw(f"{role} stripe".strip(), stripes(left, y, right=right, h=height))
    text = span.text or ("?" if span.look == "doubtful" else "")
    words = fit(text, wide - 14, size=SIZE, is_bold=True)
    if words == text or len(words) >= LEGIBLE:
        ink.write(words, left + 7, y=y + height // 2 + 5, kind=f"in-{span.look}")
    elif span.look == "doubtful":
        ink.write("?", right, y=y + height // 2 + 5, kind="in-doubtful end")


def stripes(left: int, top: int, *, right: int, h: int) -> str:
    """Return the slanting lines that fill a box."""
    starts = range(left, right - h + 1, HATCH) or [left]
    run = min(h, right - left)
    return "".join(f"M{x} {top + h}l{run}-{h}" for x in starts)
