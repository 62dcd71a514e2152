"""What a name looks like: names with one skeleton are easily taken for each other.

After Unicode Technical Standard #39, section 4, on folded text; beyond it the digits
and pairs of letters that stand for Latin letters.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from registry.search.analyser import fold, words

CONFUSABLES = Path(__file__).with_name("confusables.tsv")
SIGNS = str.maketrans("0134578i", "oleastbl")
PAIRS = (("rn", "m"), ("vv", "w"))
ASIDE = re.compile(r"\s*[(（][^)）]*[)）]")
# words and endings that make no name another's: forms of companies, places, wares
COMMON = frozenset(Path(__file__).with_name("common_words.txt").read_text().split())
LONGEST = 80  # characters of a name that count


def skeleton(text: str) -> str:
    """Return what `text` looks like, without spaces and marks; never to be shown."""
    plain = unicodedata.normalize("NFKC", text[: 2 * LONGEST]).translate(_alike())
    return _letters(fold(plain).translate(_alike()).casefold())


def key(text: str) -> str:
    """Return a name's letters and digits, folded: what it is, not how it looks."""
    return "".join(sign for sign in fold(text[: 2 * LONGEST]) if sign.isalnum())


def core(text: str) -> str:
    """Return a name without what is put aside and without common words.

    A name of common words alone keeps them.
    """
    parts = text.split()
    kept = [part for part in parts if key(part) not in COMMON]
    return " ".join(kept or parts)


def bare(text: str) -> str:
    """Return a name without what stands in brackets, unless that is all of it."""
    return ASIDE.sub("", text).strip() or text


def grams(text: str) -> list[str]:
    """Return the pieces by which a name is found again though letters are wrong.

    Three letters of a word's skeleton, its ends marked by `=`; pairs of Chinese signs.
    """
    found: list[str] = []
    for word in words(core(bare(text[: 2 * LONGEST]))):
        if word.is_han:
            found += word.tokens
            continue
        looks = f"={skeleton(''.join(word.parts))}="
        found += [looks[n : n + 3] for n in range(len(looks) - 2)]
    return list(dict.fromkeys(found))


def _letters(text: str) -> str:
    looks = "".join(sign for sign in text if sign.isalnum()).translate(SIGNS)
    for pair, sign in PAIRS:
        looks = looks.replace(pair, sign)
    return looks[:LONGEST]


@cache
def _alike() -> dict[int, str]:
    """Return {sign: the Latin letters or digits it looks like}, read once."""
    lines = CONFUSABLES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return {ord(sign): latin for latin, signs in pairs for sign in signs}
