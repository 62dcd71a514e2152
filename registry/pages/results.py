"""What a search found, as the page shows it: names, answers, the words in place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from registry.pages.addresses import reverse
from registry.pages.answer_panel import Panel, panel
from registry.pages.facts import Sheet
from registry.pages.frame import plural
from registry.pages.lines import mentioned, stored
from registry.pages.reader import Reader
from registry.pages.refs import Ref, linked, refs
from registry.pages.values import Showing, foreign
from registry.records.kinds import Answer, Said, Tag, catalogue, kind_by_slug
from registry.records.names import HTML_LANG
from registry.records.tags import tag_of
from registry.search.find import Found
from registry.search.marking import Marked, Piece, cut, marked
from registry.search.models import SearchRow
from registry.search.postings import lines_of
from registry.search.query import Query

MOST = 6  # results of one kind
LONGEST = 160  # characters of a text that are shown around what was found
FACTS = "#facts"  # where a record's own page has them

Pieces = tuple[Piece, ...]
NOBODY: Mapping[str, Said] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Result:
    """A record: what is said of it, its names, and a text if that holds more words."""

    ref: Ref
    tag: Tag | None
    answer: Said
    name: Pieces
    name_lang: str
    other: Pieces
    text: Pieces
    text_lang: str


Results = Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind; `total` fit in all, `rest` is their list if it has more."""

    label: str
    results: list[Result]
    total: int
    rest: str


def chosen(rows: Sequence[SearchRow]) -> list[SearchRow]:
    """Return the rows that are shown: the best, and so many of each kind behind it."""
    counts: dict[str, int] = {}
    kept = list(rows[:1])
    for row in rows[1:]:
        counts[row.kind] = counts.get(row.kind, 0) + 1
        if counts[row.kind] <= MOST:
            kept.append(row)
    return kept


def results(
    rows: Iterable[SearchRow],
    query: Query | None,
    *,
    reader: Reader,
    answered: Mapping[str, Said] = NOBODY,
) -> dict[str, Result]:
    """Return {public id: result}; queries for names, and of answers for each kind.

    Those that are `answered` are not asked for again.
    """
    found = {row.public_id: row for row in rows}
    named = linked(found.values(), reader.language)
    asked = (ref for own, ref in named.items() if own not in answered)
    said = {**answered, **_said(asked, reader)}
    return {
        own: _result(
            row, named[own], answer=said[own], query=query, language=reader.language
        )
        for own, row in found.items()
    }


def groups(
    shown: Sequence[Result], found: Found, *, asked: str, behind: int = 1
) -> list[Group]:
    """Return the results behind the first by kind, the kind of the better ones first.

    Kinds of which none is among them follow, with their counts alone.
    """
    by_kind: dict[str, list[Result]] = {}
    for result in shown[behind:]:
        by_kind.setdefault(result.ref.kind, []).append(result)
    totals = dict(found.counts)
    for result in shown[:behind]:
        totals[result.ref.kind] -= 1
    slugs = [*by_kind, *(slug for slug in totals if slug not in by_kind)]
    return [
        _group(slug, by_kind.get(slug, []), total=totals[slug], asked=asked)
        for slug in slugs
        if totals[slug]
    ]


def answer(row: SearchRow, reader: Reader) -> Answer:
    """Return the whole answer of a record on the day."""
    kind, own = kind_by_slug()[row.kind], row.public_id
    return catalogue().answers(kind, [own], reader.on, reader.language)[own]


def panel_of(
    row: SearchRow, result: Result, *, answer: Answer, reader: Reader
) -> Panel:
    """Return the answer as the record's own page has it; a query and those of refs."""
    kind, own = kind_by_slug()[row.kind], row.public_id
    forms = stored([row.seq])
    points = catalogue().points(kind, own, answer=answer, on=reader.on)
    ids = mentioned(forms) | {point.record for point in points if point.record}
    showing = Showing(reader.language, refs(ids, reader.language))
    sheet = Sheet(kind, forms[0], {}, showing, reader.on)
    found = panel(sheet, answer, points=points, reader=reader)
    return replace(
        found,
        facts=[
            replace(
                fact,
                values=[
                    replace(value, url=f"{result.ref.url}{FACTS}")
                    if value.url == FACTS
                    else value
                    for value in fact.values
                ],
            )
            for fact in found.facts
        ],
    )


def _said(found: Iterable[Ref], reader: Reader) -> dict[str, Said]:
    """Return {public id: what its answer on the day says}, one call for each kind."""
    by_kind: dict[str, list[str]] = {}
    for ref in found:
        by_kind.setdefault(ref.kind, []).append(ref.public_id)
    said: dict[str, Said] = {}
    for slug, ids in by_kind.items():
        kind = kind_by_slug()[slug]
        said |= catalogue().said(kind, ids, reader.on, reader.language)
    return said


def _result(
    row: SearchRow, ref: Ref, *, answer: Said, query: Query | None, language: str
) -> Result:
    name = marked(ref.name.text, query)
    other = marked(ref.other.text if ref.other else "", query)
    text = _telling(row, query, known=name.hits | other.hits)
    return Result(
        ref=ref,
        tag=tag_of(answer),
        answer=answer,
        name=name.pieces,
        name_lang="" if ref.name.lang == HTML_LANG[language] else ref.name.lang,
        other=other.pieces,
        text=cut(text.pieces, LONGEST),
        text_lang=foreign("".join(p.text for p in text.pieces), language),
    )


def _telling(row: SearchRow, query: Query | None, *, known: frozenset[int]) -> Marked:
    """Return the text that adds the most to what the names hold, if any does."""
    best = Marked(())
    if query is None or len(known) == len(query.clauses):
        return best
    for line in [*lines_of(row), *row.body.splitlines()]:
        found = marked(line, query)
        if len(found.hits - known) > len(best.hits - known):
            best = found
    return best


def _group(slug: str, own: list[Result], *, total: int, asked: str) -> Group:
    rest = f"{reverse('list', args=[slug])}?{urlencode({'q': asked})}"
    return Group(
        label=plural(kind_by_slug()[slug]),
        results=own,
        total=total,
        rest=rest if total > len(own) else "",
    )
