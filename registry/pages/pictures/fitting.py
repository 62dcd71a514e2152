"""Text in a given width: what it measures, where it breaks, how it is shortened.

No font is at hand, so widths are those of Source Sans 3 in classes, rounded up.
"""

import re

NARROW, WIDE = frozenset("fijlrt.,:;!'|()[] -·’"), frozenset("mwMW@%—")
EM = {"narrow": 0.31, "wide": 0.86, "upper": 0.62, "other": 0.53}
HAN = 0x2E80  # from here on a letter fills a square
PIECES = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+")


def width(text: str, size: float, *, is_bold: bool = False) -> int:
    """Return about how many pixels a text takes at a size in pixels."""
    ems = sum(map(_em, text))
    return round(ems * size * (1.06 if is_bold else 1)) + 1


def fit(text: str, room: int, *, size: float, is_bold: bool = False) -> str:
    """Return the text, or as much of it as fits, with an ellipsis; blank for none."""
    if width(text, size, is_bold=is_bold) <= room:
        return text
    for end in range(len(text) - 1, 1, -1):
        short = text[:end].rstrip(" ,:;·-") + "…"
        if width(short, size, is_bold=is_bold) <= room:
            return short
    return ""


def wrap(text: str, room: int, *, size: float, lines: int) -> list[str]:
    """Return the text in at most so many lines, the last of them shortened."""
    found: list[str] = [""]
    pieces = PIECES.findall(text)
    for at, piece in enumerate(pieces):
        if width((found[-1] + piece).rstrip(), size) <= room or not found[-1]:
            found[-1] += piece
        elif len(found) < lines:
            found.append(piece.lstrip())
        else:
            rest = found[-1] + "".join(pieces[at:])
            return [*(line.rstrip() for line in found[:-1]), fit(rest, room, size=size)]
    return [fit(line.rstrip(), room, size=size) for line in found]


def _em(letter: str) -> float:
    if ord(letter) >= HAN:
        return 1.0
    if letter in NARROW:
        return EM["narrow"]
    if letter in WIDE:
        return EM["wide"]
    return EM["upper"] if letter.isupper() else EM["other"]
