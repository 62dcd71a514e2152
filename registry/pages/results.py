"""What a search found, as the page shows it: names, answers, the words in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import capfirst

from registry.pages.addresses import reverse
from registry.pages.frame import plural
from registry.pages.reader import Reader
from registry.pages.refs import Ref, linked
from registry.pages.values import foreign
from registry.records.kinds import Said, Tag, catalogue, kind_by_slug
from registry.records.names import HTML_LANG
from registry.records.tags import tag_of
from registry.search.find import Found
from registry.search.marking import Marked, Piece, cut, marked
from registry.search.models import SearchRow
from registry.search.postings import lines_of
from registry.search.query import Query

MOST = 8  # results of one kind
LONGEST = 160  # characters of a text that are shown around what was found

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A record: its answer, its names, and a text of it if that holds more words."""

    ref: Ref
    kind: str
    tag: Tag | None
    sentence: str
    name: Pieces
    name_lang: str
    other: Pieces
    text: Pieces
    text_lang: str


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind; `total` fit in all, `rest` is their list if it has more."""

    label: str
    results: list[Result]
    total: int
    rest: str


def results(
    rows: Iterable[SearchRow], query: Query | None, reader: Reader
) -> list[Result]:
    """Return rows as results, in their order; the queries of names and answers."""
    found = list(rows)
    refs = linked(found, reader.language)
    said = answered(refs.values(), reader)
    return [
        _result(
            row,
            refs[row.public_id],
            said[row.public_id],
            query=query,
            language=reader.language,
        )
        for row in found
    ]


def groups(shown: Sequence[Result], found: Found, asked: str) -> list[Group]:
    """Return the results behind the best by kind, the kind of the better ones first.

    Kinds of which none is among them follow, with their counts alone.
    """
    by_kind: dict[str, list[Result]] = {}
    for result in shown[1:]:
        by_kind.setdefault(result.ref.kind, []).append(result)
    totals = dict(found.counts)
    if shown:
        totals[shown[0].ref.kind] -= 1
    slugs = [*by_kind, *(slug for slug in totals if slug not in by_kind)]
    return [
        _group(slug, by_kind.get(slug, []), total=totals[slug], asked=asked)
        for slug in slugs
        if totals[slug]
    ]


def _group(slug: str, own: list[Result], *, total: int, asked: str) -> Group:
    rest = f"{reverse('list', args=[slug])}?{urlencode({'q': asked})}"
    return Group(
        label=plural(kind_by_slug()[slug]),
        results=own[:MOST],
        total=total,
        rest=rest if total > len(own[:MOST]) else "",
    )


def answered(refs: Iterable[Ref], reader: Reader) -> dict[str, Said]:
    """Return {public id: what is said of it on the day}, one call for each kind."""
    by_kind: dict[str, list[str]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.public_id)
    found: dict[str, Said] = {}
    for slug, ids in by_kind.items():
        kind = kind_by_slug()[slug]
        found |= catalogue().answers(kind, ids, reader.on, reader.language)
    return found


def _result(
    row: SearchRow, ref: Ref, said: Said, *, query: Query | None, language: str
) -> Result:
    name = marked(ref.name.text, query)
    other = marked(ref.other.text if ref.other else "", query)
    text = _telling(row, query, known=name.hits + other.hits)
    return Result(
        ref=ref,
        kind=capfirst(str(kind_by_slug()[row.kind].record._meta.verbose_name)),
        tag=tag_of(said),
        sentence=said["sentence"],
        name=name.pieces,
        name_lang="" if ref.name.lang == HTML_LANG[language] else ref.name.lang,
        other=other.pieces,
        text=cut(text.pieces, LONGEST),
        text_lang=foreign("".join(p.text for p in text.pieces), language),
    )


def _telling(row: SearchRow, query: Query | None, *, known: int) -> Marked:
    """Return the text with the most of the words, if it has more than the names do."""
    best = Marked((), known)
    for line in [*lines_of(row), *row.body.splitlines()]:
        found = marked(line, query)
        if found.hits > best.hits:
            best = found
    return best
