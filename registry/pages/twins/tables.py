"""Records and lists as CSV (RFC 4180), safe to open in a spreadsheet.

UTF-8 with a byte order mark, so that spreadsheets show Chinese. A cell that a
spreadsheet would take for a formula begins with an apostrophe; a plain number is none.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from registry.pages.evidence import bearing_on
from registry.pages.licence import LICENCE
from registry.pages.reader import Reader
from registry.pages.refs import Refs
from registry.pages.twins.subject import Subject, Whole
from registry.records.cells import cell
from registry.records.kinds import Kind, Said, parts_of
from registry.records.names import in_languages

MARK = "\ufeff"
# of a form, what has columns of its own
CITED = "citations"
FRAME = {"id", "kind", "slug", "own", CITED}
OF_RECORD = (
    "record", "field", "value", "own", "source", "source_title", "publisher", "url",
    "locator", "quote", "stance", "read", "verified_on", "licence",
)  # fmt: skip
OF_CITATION = ("locator", "quote", "stance", "read", "verified_on")


def of_list(
    kind: Kind,
    forms: Sequence[Mapping[str, Any]],
    *,
    answers: Mapping[str, Said],
    refs: Refs,
    reader: Reader,
    whole: Whole,
) -> str:
    """Return a line for each record: names, answer, its own columns; no parts."""
    columns = _columns(kind, forms)
    head = ["id", "slug", "name", "tag", "answer", "confirmed", "true_on", "known_at"]
    rows = (
        [
            form["id"],
            form["slug"],
            refs[form["id"]].name.text,
            answers[form["id"]]["tag"],
            answers[form["id"]]["sentence"],
            answers[form["id"]]["confirmed"],
            reader.on.isoformat(),
            f"seq:{reader.seq}",
            *(form.get(column) for column in columns),
            whole(f"/id/{form['id']}"),
            LICENCE,
        ]
        for form in forms
    )
    return written([[*head, *columns, "url", "licence"], *rows])


def of_record(subject: Subject) -> str:
    """Return a line for each value and each place in a source that bears on it."""
    own = subject.entry.public_id
    said = [
        ("answer.tag", subject.answer["tag"]),
        ("answer.sentence", subject.answer["sentence"]),
        ("answer.true_on", subject.reader.on.isoformat()),
        ("answer.known_at", f"seq:{subject.reader.seq}"),
        ("version", subject.entry.version),
    ]
    blank = [""] * (len(OF_RECORD) - 4)
    rows = [[own, name, value, *blank, LICENCE] for name, value in said]
    return written([OF_RECORD, *rows, *_cited(subject)])


def written(rows: Iterable[Iterable[Any]]) -> str:
    """Return rows as one text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return MARK + out.getvalue()


def _columns(kind: Kind, forms: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what a kind's forms hold beside parts, in the order of its pages."""
    held = set(forms[0]) - FRAME - parts_of(kind.record).keys() if forms else set()
    first = [name for stem in kind.detail for name in (stem, *in_languages(stem))]
    ordered = [name for name in dict.fromkeys(first) if name in held]
    return [*ordered, *sorted(held - set(ordered))]


def _cited(subject: Subject) -> Iterator[list[Any]]:
    form, sources = subject.form, subject.sheet.sources
    for path, value in _leaves(subject.kind, form):
        start = [form["id"], path, value, path in form["own"]]
        rows = bearing_on(form, [path])
        for row in rows:
            source = sources.get(row["source"])
            told = [source.title, source.publisher, source.url] if source else [""] * 3
            place = [row[name] for name in OF_CITATION]
            yield [*start, row["source"], *told, *place, LICENCE]
        if not rows:
            yield [*start, *[""] * 9, LICENCE]


def _leaves(kind: Kind, form: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of all that is filled; paths are as citations name them."""
    found = [(name, form[name]) for name in _columns(kind, [form])]
    for part in (name for name in parts_of(kind.record) if name != CITED):
        for row in form[part]:
            found += [(f"{part}/{row['id']}/{k}", v) for k, v in row.items()]
    for path, value in found:
        if value not in (None, "", []) and not path.endswith("/id"):
            yield path, value
