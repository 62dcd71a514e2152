"""Shapes of marks, each told from the others without its colour."""

from registry.pages.pictures.ink import Ink

R = 7  # half of a shape, in pixels
TICK = "m-3 0l2 3 4-5"


def mark(ink: Ink, shape: str, *, x: int, y: int, role: str) -> None:
    """Draw a shape around a point, in the colour of a role."""
    if shape == "square":
        ink.box(f"{role} filled", x - 6, y=y - 6, w=12, h=12)
    elif shape == "diamond":
        ink.draw(f"{role} hollow", f"M{x} {y - R}l7 7-7 7-7-7z")
    elif shape == "disc":
        ink.draw(f"{role} filled", _circle(x, y))
        ink.draw("tick", f"M{x} {y}{TICK}")
    else:
        ink.draw(f"{role} {'dashed' if shape == 'dashed' else 'hollow'}", _circle(x, y))


def stretch(ink: Ink, *, left: int, right: int, y: int, role: str) -> None:
    """Draw the days between which a day lies that is not known."""
    ink.draw(
        f"{role} stretch",
        f"M{left} {y - 9}h{right - left}a9 9 0 0 1 0 18h{left - right}a9 9 0 0 1 0-18z",
    )


def doubt(ink: Ink, *, x: int, y: int) -> None:
    """Draw the question mark of what sources disagree on."""
    ink.draw("disputed", f"M{x - 6} {y}a6 6 0 1 1 12 0a6 6 0 1 1-12 0z")
    ink.write("?", x, y=y + 4, kind="question")


def _circle(x: int, y: int) -> str:
    return f"M{x - R} {y}a7 7 0 1 1 14 0a7 7 0 1 1-14 0z"
