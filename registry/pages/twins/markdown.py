"""Records and lists as Markdown: the answer, its day and its evidence come first."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.pages.answer_panel import panel
from registry.pages.evidence import Cited, Evidence, counted
from registry.pages.facts import Fact, Row, Table
from registry.pages.frame import list_url, plural
from registry.pages.licence import terms
from registry.pages.lines import Line
from registry.pages.reader import Reader
from registry.pages.twins.subject import Subject, Whole
from registry.pages.values import Value
from registry.records.kinds import Evidence as Found
from registry.records.kinds import Kind
from registry.records.tags import tag_of

MEANT = re.compile(r"([\\`*_\[\]<>#|~])")  # characters that Markdown reads
KEPT = "/:?#[]@!$&'*+,;=%-._~"  # of an address; brackets round it are escaped


def of_record(subject: Subject) -> str:
    """Return a record; answer, day, evidence and citation lie in its first 15 lines."""
    lines = [
        *_head(subject),
        *_beside(subject),
        "",
        f"## {_('Facts and sources')}",
        "",
        *(line for fact in subject.sheet.facts() for line in _fact(fact, subject)),
        *(line for table in subject.sheet.tables() for line in _table(table, subject)),
    ]
    return "\n".join([*lines, ""])


def of_list(
    kind: Kind, lines: Sequence[Line], *, reader: Reader, whole: Whole, asked: str
) -> str:
    """Return a list, a line for each record; `asked` is its own query."""
    heading = [
        f"# {escaped(plural(kind))}",
        "",
        _("%(total)d on record.") % {"total": len(lines)},
        "",
        *_times(reader),
        f"- {_('Address')}: {link(whole(list_url(kind)) + asked)}",
        f"- {terms()}",
        "",
        f"> {independence()}",
        "",
    ]
    return "\n".join([*heading, *(_line(line, whole) for line in lines), ""])


def escaped(text: str) -> str:
    """Return a text on one line, of which Markdown takes every character as it is."""
    return MEANT.sub(r"\\\1", " ".join(text.split()))


def link(url: str, text: str = "") -> str:
    """Return a link; without a text the address itself."""
    safe = quote(url, safe=KEPT)
    return f"[{escaped(text)}](<{safe}>)" if text else f"<{safe}>"


def independence() -> str:
    """Return what every page says first of the register."""
    return _("Independent register. Not a government website and not legal advice.")


def _head(subject: Subject) -> Iterator[str]:
    answer, entry, work = subject.answer, subject.entry, subject.work
    tag = tag_of(answer)
    bold = f"**{escaped(str(tag.label))}.** " if tag else ""
    permanent = subject.whole(f"/id/{entry.public_id}")
    version = _("version %d") % entry.version
    yield f"# {escaped(subject.ref.name.text)}"
    yield ""
    yield f"{bold}{escaped(answer['sentence'])}"
    yield ""
    yield from _times(subject.reader)
    if answer["evidence"]["sources"]:
        yield f"- {_('Evidence')}: {_evidence(answer['evidence'])}"
    yield f"- {_('Record')}: {entry.public_id}, {version}, {link(permanent)}"
    cite = _("Cite")
    yield f"- {cite}: {escaped(work.sentence)} {link(work.url)}"
    yield f"- {terms()}"
    yield ""
    yield f"> {independence()}"


def _evidence(found: Found) -> str:
    told = counted(found["sources"], found["official"])
    return f"{told}, {_('sources disagree')}" if found["mark"] == "disagree" else told


def _beside(subject: Subject) -> Iterator[str]:
    """Yield the official lists that were looked in, and what comes next."""
    found = panel(subject.sheet, subject.answer, points=(), reader=subject.reader)
    if found.looks or found.notes:
        heading = _("Lists and dates")
        yield from ("", f"## {heading}", "")
    for look in found.looks:
        late = f" ({_('next check overdue')})" if look.overdue else ""
        told = f"{look.name.text}. {look.result.text}"
        yield f"- {look.when}: {escaped(told)}{late}"
    yield from (f"- {escaped(note)}" for note in found.notes)


def _times(reader: Reader) -> Iterator[str]:
    at = reader.known.recorded_at if reader.known else reader.head.recorded_at
    day = f"{reader.day(reader.on)} ({reader.on.isoformat()})"
    heading = _("Answer for")
    yield f"- {heading}: {day}"
    if at:
        told = {"seq": reader.seq, "recorded": reader.instant(at)}
        yield "- " + _("Register as at change %(seq)d, recorded %(recorded)s") % told


def _line(line: Line, whole: Whole) -> str:
    tag = f"**{escaped(str(line.tag.label))}.** " if line.tag else ""
    named = link(whole(line.ref.url), line.ref.name.text)
    return f"- {named} ({line.ref.public_id}): {tag}{escaped(line.sentence)}".rstrip()


def _fact(fact: Fact, subject: Subject) -> Iterator[str]:
    told = "; ".join(_value(value, subject.whole) for value in fact.values)
    yield f"- **{_label(fact.label)}**: {told}{_mark(fact.evidence)}"
    for cited in fact.citations or ():
        yield f"  - {_cited(cited, subject.whole)}"


def _table(table: Table, subject: Subject) -> Iterator[str]:
    yield from ("", f"## {_label(table.label)}", "")
    for row in table.rows:
        yield from _row(row, subject)


def _row(row: Row, subject: Subject) -> Iterator[str]:
    cells = [
        f"{_label(fact.label)}: "
        + ", ".join(_value(value, subject.whole) for value in fact.values)
        for fact in row.cells.values()
    ]
    yield f"- {'; '.join(cells)}{_mark(row.evidence)}"
    for cited in row.citations:
        yield f"  - {_cited(cited, subject.whole)}"


def _label(text: str) -> str:
    return escaped(capfirst(str(text)))


def _mark(evidence: Evidence | None) -> str:
    return f" ({escaped(evidence.label)})" if evidence else ""


def _value(value: Value, whole: Whole) -> str:
    marks = "".join(f" ({escaped(mark)})" for mark in value.marks)
    if not value.url:
        return f"{escaped(value.text)}{marks}"
    return f"{link(whole(value.url), value.text)}{marks}"


def _cited(cited: Cited, whole: Whole) -> str:
    """Return a citation: stance, quotation, document, publisher, place, how read."""
    quoted = f"“{cited.quote}”" if cited.quote else ""
    parts = [
        *(escaped(text) for text in (cited.stance_label, quoted, cited.says) if text),
        link(whole(cited.url), cited.source),
        *(
            escaped(text)
            for text in (cited.publisher, cited.locator, cited.read)
            if text
        ),
    ]
    return ", ".join(parts)
