"""How text becomes words of the index: the same for SQLite, PostgreSQL and a query.

繁 and 简, full and half width, accents, plural, tense and spelling meet in one form,
which is never shown. Chinese is indexed as overlapping pairs, so words of one or two
characters are found and no dictionary decides where a word ends; no parser, dictionary
or collation of either database takes part.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from zlib import crc32

import opencc

from registry.search.stem import stem

RULES = (
    3  # raise it with every change to what this module, `stem` or `postings` returns
)
# Libraries bring their own tables: an index made with others is built anew.
ANALYSER_VERSION = (
    crc32(f"{RULES} {opencc.__version__} {unicodedata.unidata_version}".encode()) >> 1
)

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
LETTERS = rf"[^\W_{HAN}]+"
RUN = re.compile(rf"(?P<han>[{HAN}]+)|{LETTERS}(?:[-'’.,‐‑]{LETTERS})*")
PART = re.compile(LETTERS)
MARKS = re.compile(r"[\W_]+")
POSSESSIVE = re.compile(r"['’]s?$|['’]s?(?=[-.,])")
APOSTROPHE = re.compile("['’]")
# Beyond what OpenCC knows: variants in use in Hong Kong that the index need not part.
VARIANTS = str.maketrans("帐著祇覆藉値淸靑镕廻舗錬链硏", "账着只复借值清青熔回铺炼链研")
LONGEST = 80  # characters of a word that count: both sides cut alike
WHOLE = "="  # leads the word that stands for a whole name


@dataclass(frozen=True, slots=True)
class Word:
    """A run of Chinese, its parts the characters; or a word, its parts the stems.

    `joined` is the whole: `e-money` has the parts `e`, `money` and is also `emoney`.
    """

    parts: tuple[str, ...]
    joined: str
    is_han: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return what the index holds where this word stands.

        Of a Chinese run it is every pair of neighbours, then the last character: a
        single character is found as the beginning of a token.
        """
        if not self.is_han:
            return self.parts
        pairs = [one + two for one, two in pairwise(self.parts)]
        return (*pairs, self.parts[-1])


def fold(text: str) -> str:
    """Return the form in which spellings of one text meet."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text)
        if unicodedata.category(sign) not in {"Mn", "Cf"}  # accents, zero-width signs
    )
    return (
        unicodedata.normalize("NFKC", plain).translate(_simpler()).translate(VARIANTS)
    )


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text`, in order."""
    for run in RUN.finditer(fold(text)):
        yield _han(run.group()) if run["han"] else _latin(run.group())


def tokens(text: str) -> list[str]:
    """Return what the index holds of `text`, in order, then its joined words."""
    found = list(words(text))
    joined = [word.joined for word in found if not word.is_han and len(word.parts) > 1]
    return [token for word in found for token in word.tokens] + joined


def whole(text: str) -> str:
    """Return the one word that stands for `text` as a whole name; empty if it has none.

    `HashKey`, `hash key` and `Hash-Key` are the same name.
    """
    name = MARKS.sub("", fold(text))
    return f"{WHOLE}{name[:LONGEST]}" if name else ""


def _han(run: str) -> Word:
    return Word(tuple(run), run, is_han=True)


def _latin(run: str) -> Word:
    bare = APOSTROPHE.sub("", POSSESSIVE.sub("", run))
    parts = PART.findall(bare)
    joined = stem("".join(parts))[:LONGEST]
    return Word(tuple(stem(part)[:LONGEST] for part in parts), joined)


@cache
def _simpler() -> dict[int, str]:
    """Return 繁 → 简 sign by sign: OpenCC's choice by phrase would differ by context.

    Hong Kong's forms go first: t2s alone leaves 衞, hk2s alone leaves Taiwan's forms.
    """
    codes = [*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0)]
    signs = "\n".join(map(chr, codes))
    for name in ("hk2s", "t2s"):
        signs = opencc.OpenCC(name).convert(signs)
    found = zip(codes, signs.split("\n"), strict=True)
    return {code: simple for code, simple in found if chr(code) != simple}
