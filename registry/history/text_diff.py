"""What changed between two texts, in pieces that read well: EN by word, 中文 by sign.

The difference is Myers' with Fraser's semantic cleanup (diff-match-patch). That library
compares characters, so each word of several letters is first given one stand-in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

# A word or number with its inner marks (1,000.50, don't, 2024-06-01, stand-in); any
# other character, Chinese ones among them, stands alone.
WORD = re.compile(
    r"[^\W_\u3000-\u9fff\uf900-\uffef\U00020000-\U000323af]+"
    r"(?:[-.,'’/:][^\W_\u3000-\u9fff\uf900-\uffef\U00020000-\U000323af]+)*"
)
STAND_INS = range(0x20000, 0x2A6D6)  # rare ideographs: letters to the library
LONGEST = 50_000  # words and signs; above it one text replaces the other whole
TIMEOUT_S = 0.5  # after which what is left is told as one replacement

Kind = Literal["same", "removed", "added", "becomes"]
KINDS: dict[int, Kind] = {0: "same", -1: "removed", 1: "added"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, never empty."""

    kind: Kind
    text: str


GAP, TURN = Piece("same", " "), Piece("becomes", " → ")
BOTH = 2  # pieces of a text that replaces another whole


def pieces(old: str, new: str) -> list[Piece]:
    """Return the pieces that lead from `old` to `new`, in reading order.

    The same and the removed joined are `old`; the same and the added joined are `new`.
    """
    words = _stand_ins(old, new)
    before, after = _encoded(old, words), _encoded(new, words)
    if len(before) + len(after) > LONGEST and old != new:
        whole = [Piece("removed", old), Piece("added", new)]
        return [piece for piece in whole if piece.text]
    matcher = diff_match_patch()
    matcher.Diff_Timeout = TIMEOUT_S
    found = matcher.diff_main(before, after, checklines=False)
    matcher.diff_cleanupSemantic(found)
    letters = str.maketrans({sign: word for word, sign in words.items()})
    return [Piece(KINDS[op], text.translate(letters)) for op, text in found if text]


def apart(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, and what keeps apart a removed and an added one that touch.

    Copied or read aloud they would run together. Where they are all there is, one text
    becomes another; within a text a space parts them.
    """
    between = TURN if len(found) == BOTH else GAP
    for at, piece in enumerate(found):
        if at and "same" not in (found[at - 1].kind, piece.kind):
            yield between
        yield piece


def _stand_ins(*texts: str) -> dict[str, str]:
    """Return a sign for each word of several letters, one that no text holds."""
    taken = {sign for text in texts for sign in text}
    signs = (chr(code) for code in STAND_INS if chr(code) not in taken)
    words = {word for text in texts for word in WORD.findall(text) if len(word) > 1}
    return dict(zip(sorted(words), signs, strict=False))


def _encoded(text: str, words: dict[str, str]) -> str:
    return WORD.sub(lambda word: words.get(word.group(), word.group()), text)
