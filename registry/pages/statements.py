"""The statements of a theme as links and words, for the page to show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.citations.models import Source
from registry.pages.addresses import reverse
from registry.pages.reader import Reader
from registry.pages.refs import Ref, Refs, refs
from registry.pages.values import Value, dated, foreign
from registry.records.kinds import Answer, Kind, Tag, catalogue
from registry.records.names import HTML_LANG
from registry.records.tags import tag_of
from registry.records.themes import Cell, Field, Section, Tagged, Theme, Words


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as shown; `source` leads to the document it rests on."""

    tag: Tag | None
    strong: list[Value]
    words: list[Value]
    ref: Ref | None
    called: Value | None
    url: str
    since: list[Value]
    day: list[Value]
    source: Value | None


@dataclass(frozen=True, slots=True)
class Statements:
    """Shows the statements of one theme, given the records they lead to."""

    language: str
    records: Refs
    publishers: Mapping[str, tuple[str, str]]  # source → (its slug, who published it)

    @classmethod
    def of(cls, theme: Theme, language: str) -> "Statements":
        """Return what shows a theme; a query for the sources and those of `refs`."""
        cells = list(_cells(theme))
        found = Source.objects.filter(public_id__in={c.source for c in cells} - {""})
        publishers = {
            public_id: (slug, publisher)
            for public_id, slug, publisher in found.values_list(
                "public_id", "slug", "publisher"
            )
        }
        named = {cell.record for cell in cells} - {""}
        return cls(language, refs(named, language), publishers)

    def table(self, section: Section) -> dict[str, Any]:
        """Return a table as shown."""
        return {
            "title": section.title,
            "columns": section.columns,
            "empty": section.empty,
            "gap": section.gap,
            "is_folded": section.is_folded,
            "follows": section.follows,
            "rows": [
                {
                    "head": self._field(row.head, ""),
                    "fields": [
                        self._field(field, column)
                        for field, column in zip(
                            row.fields, section.columns[1:], strict=False
                        )
                    ],
                }
                for row in section.rows
            ],
        }

    def cell(self, cell: Cell) -> Statement:
        """Return one statement as shown."""
        return Statement(
            tag=_tag(cell.status),
            strong=[run(words, self.language) for words in cell.strong],
            words=[run(words, self.language) for words in cell.words],
            ref=self.records.get(cell.record),
            called=run(cell.called, self.language) if cell.called else None,
            url=_address(cell),
            since=dated(cell.since, self.language),
            day=dated(cell.day, self.language),
            source=self._source(cell.source),
        )

    def _field(self, field: Field, column: str) -> dict[str, Any]:
        cells = [self.cell(cell) for cell in field.cells]
        return {"cells": cells, "span": field.span, "column": column}

    def _source(self, public_id: str) -> Value | None:
        if public_id not in self.publishers:
            return None
        slug, publisher = self.publishers[public_id]
        address = reverse("record", args=["sources", slug])
        return Value(publisher, foreign(publisher, self.language), url=address)


def run(words: Words, language: str) -> Value:
    """Return a run of words, with its language where that is not the page's."""
    lang = words.lang if words.lang != HTML_LANG[language] else ""
    return Value(words.text, lang)


def extras(
    kind: Kind, public_id: str, *, answer: Answer, reader: Reader
) -> list[dict[str, Any]]:
    """Return the tables that the page of a record adds, if its kind has any."""
    made = catalogue().themes.extras.get(kind.slug)
    if made is None:
        return []
    sections = made(public_id, reader.on, answer=answer, language=reader.language)
    shown = Statements.of(Theme(answer=(), sections=sections), reader.language)
    return [shown.table(section) for section in sections]


def _address(cell: Cell) -> str:
    """Return where the words of a statement lead; blank for nowhere."""
    if cell.listed:
        slug, _mark, query = cell.listed.partition("?")
        return f"{reverse('list', args=[slug])}?{query}"
    return reverse("theme", args=[cell.page]) if cell.page else ""


def _tag(status: Tagged | None) -> Tag | None:
    if status is None:
        return None
    return tag_of({"tag": status.tag, "sentence": "", "confirmed": status.confirmed})


def _cells(theme: Theme) -> Iterator[Cell]:
    yield from (cell for _label, cell in theme.facts)
    for section in theme.sections:
        for row in section.rows:
            yield from _of_fields((row.head, *row.fields))


def _of_fields(fields: Iterable[Field]) -> Iterator[Cell]:
    for field in fields:
        yield from field.cells
