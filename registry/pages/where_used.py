"""Which other records name a record, and as what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from registry.citations.models import Citation
from registry.pages.frame import list_url, plural
from registry.pages.reader import Reader
from registry.pages.refs import Ref, Refs
from registry.pages.values import Showing, joined
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, Tag, catalogue, kind_of, kinds
from registry.records.models import Part, Record
from registry.records.punctuation import with_semicolons
from registry.records.state import dump, fields_of
from registry.records.tags import tag_of

SHOWN = 6  # records of one sort where a filtered list has them all


@dataclass(frozen=True, slots=True)
class Use:
    """The records that name this one in one column: {public id: note}."""

    heading: str
    notes: Mapping[str, str]
    kind: Kind | None = None  # None: of several kinds
    query: str = ""  # of the kind's list, where a filter finds them all


@dataclass(frozen=True, slots=True)
class Line:
    """One record that names this one."""

    ref: Ref
    note: str
    tag: Tag | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Group:
    """A use as shown; `url` leads to the list of them, where there is one."""

    heading: str
    total: int
    url: str
    lines: list[Line]


def uses(row: Record, language: str) -> list[Use]:
    """Return who names the record, in one query for each column that could."""
    found = [
        _use(relation, row, language=language) for relation in _relations(type(row))
    ]
    return sorted((use for use in found if use.notes), key=_place)


def groups(found: Sequence[Use], refs: Refs, *, reader: Reader) -> list[Group]:
    """Return the uses as shown, with answers: one call for each kind."""
    return [
        Group(
            use.heading,
            len(use.notes),
            f"{list_url(use.kind)}?{use.query}" if use.kind and use.query else "",
            _lines(use, refs, reader=reader),
        )
        for use in found
    ]


def _is_cut(use: Use) -> bool:
    return bool(use.query) and len(use.notes) > SHOWN


def _lines(use: Use, refs: Refs, *, reader: Reader) -> list[Line]:
    ids = [i for i in use.notes if i in refs][: SHOWN if _is_cut(use) else None]
    answers = {}
    if use.kind:
        answers = catalogue().said(use.kind, ids, reader.on, reader.language)
    lines = []
    for public_id in ids:
        answer = answers.get(public_id)
        lines.append(
            Line(
                refs[public_id],
                use.notes[public_id],
                tag_of(answer) if answer else None,
                answer["sentence"] if answer else "",
            )
        )
    return lines


def _place(use: Use) -> int:
    return kinds().index(use.kind) if use.kind else 0


def _relations(model: type[Record]) -> Iterator[Any]:
    """Yield the columns of other tables that point to records of this model."""
    for relation in model._meta.related_objects:
        owner: Any = relation.related_model
        if issubclass(owner, Citation):
            continue
        if issubclass(owner, Record) or relation.field.name != owner.OWNER:
            yield relation


def _use(relation: Any, row: Record, *, language: str) -> Use:
    owner, name = relation.related_model, relation.field.name
    if issubclass(owner, Part):
        return _part_use(relation, row, language=language)
    kind = kind_of(owner)
    rows: QuerySet[Any] = QuerySet(owner).filter(**{name: row.pk}).order_by("public_id")
    return Use(
        f"{plural(kind)} · {capfirst(str(relation.field.verbose_name))}",
        dict.fromkeys(rows.values_list("public_id", flat=True), ""),
        kind,
        f"{name}={row.slug}" if name in kind.filters else "",
    )


def _part_use(relation: Any, row: Record, *, language: str) -> Use:
    part, name = relation.related_model, relation.field.name
    kind = kind_of(part._meta.get_field(part.OWNER).related_model)
    rows: QuerySet[Any] = (
        QuerySet(part).filter(**{name: row.pk}).select_related(part.OWNER)
    )
    notes: dict[str, list[str]] = {}
    for found in rows:
        public_id = getattr(found, part.OWNER).public_id
        notes.setdefault(public_id, []).append(_note(found, part, language=language))
    heading = f"{plural(kind)} · {capfirst(str(part._meta.verbose_name_plural))}"
    return Use(heading, {i: with_semicolons(n) for i, n in sorted(notes.items())}, kind)


def _note(row: Part, part: type[Part], *, language: str) -> str:
    """Return the codes and dates of a part: `supersedes · 1 Jun 2023`."""
    showing, values = Showing(language, {}), dump(row, part)
    told = [
        joined(showing.values(field, values[field.name]))
        for field in fields_of(part)
        if field.choices or isinstance(field, PartialDateField)
    ]
    return " · ".join(text for text in told if text)
