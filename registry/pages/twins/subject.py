"""The record that twins tell of: its form, its answer, how it is cited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from registry.ledger.models import Entry
from registry.ledger.read import entries, form_of
from registry.pages.citing.work import Work, lasting, work_of
from registry.pages.evidence import sources_of
from registry.pages.facts import Sheet
from registry.pages.lines import mentioned
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.values import Showing
from registry.records.kinds import Answer, Kind, catalogue, kind_by_slug
from registry.records.models import Record

Whole = Callable[[str], str]  # from a path to the whole address


@dataclass(frozen=True, slots=True)
class Subject:
    """One live record at the times asked; `whole` makes addresses whole."""

    sheet: Sheet
    entry: Entry
    ref: Ref
    answer: Answer
    work: Work
    reader: Reader
    whole: Whole

    @property
    def kind(self) -> Kind:
        """Return the record's kind."""
        return self.sheet.kind

    @property
    def form(self) -> dict[str, Any]:
        """Return the public form."""
        return dict(self.sheet.form)


def subject(kind: str, slug: str, *, reader: Reader, whole: Whole) -> Subject | None:
    """Return the live record at an address, None for none.

    Three queries, and those of the names and of the answer.
    """
    rows: QuerySet[Record] = QuerySet(kind_by_slug()[kind].record)
    seq = rows.filter(slug=slug).values_list("seq", flat=True).first()
    if seq is None:
        return None
    entry = entries([seq])[seq]
    return told(entry, reader=reader, whole=whole)


def told(entry: Entry, *, reader: Reader, whole: Whole) -> Subject:
    """Return a record as an entry left it."""
    kind, form = kind_by_slug()[entry.kind], form_of(entry)
    showing = Showing(reader.language, refs(mentioned([form]), reader.language))
    ref, own = showing.refs[entry.public_id], entry.public_id
    url = whole(lasting(ref, reader))
    return Subject(
        sheet=Sheet(kind, form, sources_of(form), showing, reader.on),
        entry=entry,
        ref=ref,
        answer=catalogue().answers(kind, [own], reader.on, reader.language)[own],
        work=work_of(ref, entry, url=url, reader=reader),
        reader=reader,
        whole=whole,
    )
