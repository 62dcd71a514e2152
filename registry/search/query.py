"""What a reader's words ask of the index, before either database's syntax."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from registry.search.analyser import Word, whole, words
from registry.search.terms import Terms

LONGEST = 200  # characters of a query that count
SMALL = frozenset(
    [
        *("a", "an", "and", "are", "at", "by", "for", "from", "in", "is", "of", "on"),
        *("or", "the", "to", "was", "what", "which", "who", "with"),
    ]
)
SMALL_HAN = frozenset("的及和与或吗呢了是")  # as folded
PARTING = frozenset("的吗")  # no phrase reaches over these

Clause = tuple["Phrase", ...]  # one of these occurs
Group = tuple[str, ...]  # equivalent terms
Part = tuple[int, str]  # the number of a word of the query, and a part of it


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow each other; of an open one the last need only begin so."""

    tokens: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What fits: where every clause holds, or where one of the whole names stands.

    `exact` is the words as they follow each other: first those asked for, then the
    terms that mean the same.
    """

    clauses: tuple[Clause, ...]
    names: Clause
    exact: Clause = ()


def parse(text: str, terms: Terms, *, is_open: bool = False) -> Query | None:
    """Return what `text` asks for; None where it holds no word.

    Each word must occur, or a term of its group. Chinese characters written together
    must occur together. Small words count only where there are no others. An open
    query is not finished: its last word, and the name it is as a whole, may go on.
    """
    text = text[:LONGEST]
    found = [_abbreviated(word, terms) for word in words(text)]
    segments = list(_segments(found, terms))
    if not segments:
        return None
    telling = [segment for segment in segments if not _is_small(segment)] or segments
    clauses = [_clause(segment) for segment in telling]
    if is_open and telling[-1] is segments[-1] and isinstance(telling[-1], Word):
        clauses[-1] = tuple(replace(phrase, is_open=True) for phrase in clauses[-1])
    alike = segments[0] if len(segments) == 1 else ()
    named = [text, *(alike if isinstance(alike, tuple) else ())]
    return Query(
        clauses=tuple(dict.fromkeys(clauses)),
        names=tuple(Phrase((n,), is_open) for n in dict.fromkeys(map(whole, named))),
        exact=tuple(replace(_phrase(list(words(n))), is_open=is_open) for n in named),
    )


def _abbreviated(word: Word, terms: Terms) -> Word:
    """Return `S.F.C.` as the one term it is."""
    return replace(word, parts=(word.joined,)) if (word.joined,) in terms else word


def _segments(found: list[Word], terms: Terms) -> Iterator[Group | Word]:
    """Yield the group of each term, the longest first, and the words between."""
    parts = [(place, part) for place, word in enumerate(found) for part in word.parts]
    rest: list[Part] = []
    while parts:
        length = _term_length(parts, terms)
        if length:
            yield from _words(rest, found)
            yield terms[tuple(part for _, part in parts[:length])]
            rest = []
        else:
            rest.append(parts[0])
        parts = parts[length or 1 :]
    yield from _words(rest, found)


def _term_length(parts: list[Part], terms: Terms) -> int:
    """Return how many of the first parts are a term; 0 for none."""
    key = tuple(part for _, part in parts)
    longest = min(len(key), max(map(len, terms), default=0))
    return next((n for n in range(longest, 0, -1) if key[:n] in terms), 0)


def _words(rest: Iterable[Part], found: list[Word]) -> Iterator[Word]:
    """Yield the words that these parts are of, cut down to them."""
    for (place, _), group in groupby(rest, lambda p: (p[0], p[1] in PARTING)):
        parts = tuple(part for _, part in group)
        whole_word = parts == found[place].parts
        joined = found[place].joined if whole_word else "".join(parts)
        yield replace(found[place], parts=parts, joined=joined)


def _is_small(segment: Group | Word) -> bool:
    if not isinstance(segment, Word):
        return False
    if segment.is_han:
        return SMALL_HAN.issuperset(segment.parts)
    return segment.joined in SMALL


def _clause(segment: Group | Word) -> Clause:
    if not isinstance(segment, Word):
        return tuple(dict.fromkeys(_phrase(list(words(term))) for term in segment))
    if segment.is_han or len(segment.parts) == 1:
        return (_phrase([segment]),)
    return (_phrase([segment]), Phrase((segment.joined,)))


def _phrase(found: list[Word]) -> Phrase:
    """Return the words as they stand in the index, their end open to what follows."""
    tokens = tuple(token for word in found for token in word.tokens)
    if not found[-1].is_han:
        return Phrase(tokens)
    if len(found[-1].parts) == 1:
        return Phrase(tokens, is_open=True)
    return Phrase(tokens[:-1])
