"""A record as facts and tables, each value with what it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from registry.citations.models import Source
from registry.citations.vocabulary import (
    CONFIRMING_TIER,
    TIERS,
    PublisherKind,
    Verdict,
)
from registry.history.labels import column_label, label
from registry.pages.evidence import Cited, Evidence, Sources, bearing_on, drawer, mark
from registry.pages.values import PLACE, Showing, Value
from registry.records.kinds import Kind, catalogue, parts_of
from registry.records.names import in_languages
from registry.records.state import fields_of

COURT_TIER, LAST_TIER = TIERS[PublisherKind.COURT], TIERS[PublisherKind.OTHER]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, its values, the mark, and the drawer of citations."""

    name: str
    label: str
    values: list[Value]
    evidence: Evidence | None = None
    citations: list[Cited] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One part: its facts by name, and what the whole row rests on.

    `holds` is False where it was not so on the day asked.
    """

    stored: Mapping[str, Any]
    cells: dict[str, Fact]
    evidence: Evidence | None
    citations: list[Cited]
    holds: bool = True

    @property
    def lead(self) -> Fact:
        """Return the value the row is called by."""
        return next(iter(self.cells.values()))

    @property
    def rest(self) -> list[Fact]:
        """Return its other values."""
        return list(self.cells.values())[1:]


@dataclass(frozen=True, slots=True)
class Table:
    """The parts of one sort. `templates` names the one that shows them, best first."""

    name: str
    label: str
    rows: list[Row]
    templates: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record's form, and what is needed to show it; `on` is the day asked."""

    kind: Kind
    form: Mapping[str, Any]
    sources: Sources
    showing: Showing
    on: date | None = None

    def facts(self) -> Iterator[Fact]:
        """Yield the facts of the record in the order its kind gives.

        Parts of which one value alone is known are facts too: `Operators`.
        """
        parts = parts_of(self.kind.record)
        for name in self.kind.detail:
            if name in parts:
                yield from self._single(name)
            elif values := self.values(name):
                yield self._fact(name, values)

    def tables(self) -> Iterator[Table]:
        """Yield the tables of its parts that hold a row."""
        parts = parts_of(self.kind.record)
        for name in self.kind.detail:
            if name in parts and self.form.get(name) and not any(self._single(name)):
                yield self._table(name)

    def values(self, name: str) -> list[Value]:
        """Return a column, a stem of three languages, or `part.column` as shown."""
        part, _dot, column = name.partition(".")
        if column:
            field = parts_of(self.kind.record)[part]._meta.get_field(column)
            rows = self.form[part]
            return [v for row in rows for v in self.showing.values(field, row[column])]
        if f"{name}_en" in self.form:
            return self.showing.languages(self.form, name)
        field = self.kind.record._meta.get_field(name)
        found = self.showing.values(field, self.form.get(name))
        return [self._cautious(value) for value in found]

    def _cautious(self, value: Value) -> Value:
        """Lend a secondary source's address no weight; link none that misleads."""
        tier = self.form.get("tier", 0)
        if tier <= CONFIRMING_TIER or not value.url:
            return value
        if tier == LAST_TIER or (tier > COURT_TIER and self._is_wrong()):
            return replace(value, url="", marks=(_("address not linked"),))
        return replace(value, rel="nofollow")

    def _is_wrong(self) -> bool:
        return any(row["verdict"] == Verdict.WRONG for row in self.form["claims"])

    def _single(self, name: str) -> Iterator[Fact]:
        """Yield the parts as one fact if each has the same one value filled."""
        rows = [self._row(name, row) for row in self.form[name]]
        if len({tuple(row.cells) for row in rows}) == 1 and len(rows[0].cells) == 1:
            column = next(iter(rows[0].cells))
            paths = [f"{name}/{row.stored['id']}/{column}" for row in rows]
            values = [value for row in rows for value in row.lead.values]
            heading = label(self.kind, name)
            yield Fact(name, heading, values, *self._evidence(paths))

    def _fact(self, name: str, values: list[Value]) -> Fact:
        stem = f"{name}_en" in self.form
        paths = [*in_languages(name)] if stem else [name]
        evidence, citations = self._evidence(paths)
        heading = label(self.kind, name)
        return Fact(name, heading, values, evidence, citations)

    def _table(self, name: str) -> Table:
        held = self._held(name)
        rows = [
            replace(self._row(name, row), holds=row["id"] in held)
            for row in self.form[name]
        ]
        own = f"policies/{self.kind.slug}/{name}.html"
        heading = label(self.kind, name)
        return Table(name, heading, rows, [own, "pages/parts/rows.html"])

    def _held(self, name: str) -> set[str]:
        """Return the ids of the rows that were so on the day asked."""
        form = self.form
        if self.on is not None:
            form = catalogue().held(form, self.on)
        return {row["id"] for row in form[name]}

    def _row(self, part: str, row: Mapping[str, Any]) -> Row:
        model = parts_of(self.kind.record)[part]
        cells = {
            field.name: Fact(field.name, column_label(model, field.name), values)
            for field in fields_of(model)
            if field.name != PLACE and (values := self.showing.cell(field, row))
        }
        paths = [f"{part}/{row['id']}/{name}" for name in cells]
        evidence, citations = self._evidence(paths)
        return Row(row, cells, evidence, citations)

    def _evidence(self, paths: list[str]) -> tuple[Evidence | None, list[Cited]]:
        rows = bearing_on(self.form, paths)
        describes_itself = issubclass(self.kind.record, Source)
        own = not describes_itself and not set(self.form["own"]).isdisjoint(paths)
        cited = drawer(rows, self.sources, language=self.showing.language)
        return mark(rows, self.sources, own=own), cited
