"""The words of a text that a query found, in the text's own script.

Text and query meet in folded form; each folded sign remembers the one it came from, so
繁 marks 简 and `licence` marks `Licensing` where they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from registry.search.analyser import APOSTROPHE, LETTERS, LONGEST, POSSESSIVE, RUN, fold
from registry.search.postings import named
from registry.search.query import Clause, Phrase, Query
from registry.search.stem import stem

MOST = 4_000  # characters of a text that are looked at
PART = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")

Span = tuple[int, int]  # from, and the first behind


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `is_hit` where the query found it."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in pieces, and which of the query's clauses it holds, by number."""

    pieces: tuple[Piece, ...]
    hits: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def marked(text: str, query: Query | None) -> Marked:
    """Return a text with the words of the query marked; joined it is the same text."""
    if query is None or not text:
        return Marked((Piece(text),) if text else ())
    if _is_named(text, query):
        all_ = frozenset(range(len(query.clauses)))
        return Marked((Piece(text, is_hit=True),), all_)
    seen, places = _folded(text[:MOST])
    tokens = list(_tokens(seen))
    found = [list(_spans(clause, tokens)) for clause in query.clauses]
    spans = sorted(
        (places[start], places[end - 1] + 1) for one in found for start, end in one
    )
    hits = frozenset(number for number, one in enumerate(found) if one)
    return Marked(tuple(_pieces(text, spans)), hits)


def cut(pieces: tuple[Piece, ...], length: int) -> tuple[Piece, ...]:
    """Return about `length` characters around the first hit, with … for what is cut."""
    text = "".join(piece.text for piece in pieces)
    first = next((n for n, piece in enumerate(pieces) if piece.is_hit), 0)
    start = max(sum(len(piece.text) for piece in pieces[:first]) - length // 3, 0)
    start = 0 if len(text) <= length else min(start, len(text) - length)
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    kept: list[Piece] = [Piece("…")] if start else []
    at = 0
    for piece in pieces:
        shown = piece.text[max(start - at, 0) : max(start + length - at, 0)]
        kept += [Piece(shown, piece.is_hit)] if shown else []
        at += len(piece.text)
    return (*kept, Piece("…")) if start + length < len(text) else tuple(kept)


def _is_named(text: str, query: Query) -> bool:
    name = named(text)
    return any(
        name.startswith(phrase.tokens[0])
        if phrase.is_open
        else name == phrase.tokens[0]
        for phrase in query.names
    )


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its signs where it came from."""
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    folded = [_fold(sign) for sign in text]
    places = [place for place, signs in enumerate(folded) for _sign in signs]
    return "".join(folded), places


@cache
def _fold(sign: str) -> str:
    return fold(sign)


def _tokens(text: str) -> Iterator[_Token]:
    """Yield what the index holds of a folded text, and where; joined words last."""
    joined: list[_Token] = []
    for run in RUN.finditer(text):
        start, end = run.span()
        if run["han"]:
            for at in range(start, end):
                last = min(at + 2, end)
                yield _Token(text[at:last], at, last)
            continue
        parts = list(PART.finditer(text, start, end))
        for part in parts:
            yield _Token(_stemmed(part.group()), *part.span())
        if len(parts) > 1:
            whole = "".join(_bare(part.group()) for part in parts)
            joined.append(_Token(stem(whole)[:LONGEST], start, end))
    yield from joined


def _bare(word: str) -> str:
    return APOSTROPHE.sub("", POSSESSIVE.sub("", word))


def _stemmed(word: str) -> str:
    return stem(_bare(word))[:LONGEST]


def _spans(clause: Clause, tokens: list[_Token]) -> Iterator[Span]:
    """Yield where a phrase of the clause stands."""
    for phrase in clause:
        length = len(phrase.tokens)
        for at in range(len(tokens) - length + 1):
            if _stands(phrase, tokens[at : at + length]):
                yield tokens[at].start, _end(phrase, tokens[at + length - 1])


def _stands(phrase: Phrase, tokens: list[_Token]) -> bool:
    *first, last = (token.word for token in tokens)
    *wanted, ending = phrase.tokens
    if first != wanted:
        return False
    return last.startswith(ending) if phrase.is_open else last == ending


def _end(phrase: Phrase, last: _Token) -> int:
    """Return where a phrase ends: one Chinese sign of two, else the word it is in."""
    is_sign = phrase.is_open and not last.word.isascii()
    return last.start + len(phrase.tokens[-1]) if is_sign else last.end


def _pieces(text: str, spans: list[Span]) -> Iterator[Piece]:
    """Yield the text cut at the spans, which may overlap."""
    at = 0
    for start, end in _merged(spans):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], is_hit=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
