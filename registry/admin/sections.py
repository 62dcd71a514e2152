"""The groups of a record's form, and its rows, each field with its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.helpers import AdminForm
from django.utils.safestring import SafeString, mark_safe

from registry.admin.blank_rows import blank_row
from registry.admin.cell_markup import beside, of_row
from registry.admin.cells import Cell, cell_of, cells_of
from registry.admin.chosen import tell_chosen
from registry.admin.form_rows import rows_of
from registry.admin.language_markup import in_three
from registry.admin.mark_markup import Marks, line_of
from registry.admin.marks import Evidence, Mark, mark_of, meaning
from registry.citations.models import Citation
from registry.history.labels import label
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, kind_of
from registry.records.models import Record
from registry.records.paths import EMPTY, is_own, name_of


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; a row holds one field, or a text in each language."""

    name: str
    rows: list[list[Cell]]
    markup: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """A citation as a line of text: itself, and what it bears on in words."""

    citation: Citation
    bears_on: list[str]
    markup: SafeString
    edit: SafeString  # the button that opens it
    was: Any = None  # what the draft did to it


def sections(
    form: AdminForm,
    groups: Iterable[Any],
    *,
    record: Record | None,
    language: str,
    marks: Marks,
) -> list[Section]:
    """Return the form's groups, each field with its mark; prepare the rows of parts.

    A row gets its `cells` and their `markup`; a part's `mark` too, a citation's `line`.
    The group of citations gets `closed`, the lines of those that are not edited. A
    query, and those that the controls ask.
    """
    evidence, kind = Evidence(record), kind_of(form.form._meta.model)
    groups = list(groups)
    _explain(form.form, language)
    tell_chosen([form.form, *(row for group in groups for row in _forms(group))])
    for group in groups:
        _mark(group.formset, evidence, kind=kind, marks=marks)
        _fill(group, language, marks=marks)
    fieldsets: Iterable[Any] = form
    found = []
    for one in fieldsets:
        rows = [_row(line, evidence, kind=kind) for line in one]
        found.append(Section(str(one.name or ""), rows, _written(rows, marks)))
    return found


def _forms(group: Any) -> list[Any]:
    return [*group.formset.forms, group.formset.empty_form]


def _written(rows: list[list[Cell]], marks: Marks) -> SafeString:
    return mark_safe(  # noqa: S308 - of markup
        "".join(
            in_three(row, marks) if len(row) > 1 else beside(row[0], marks)
            for row in rows
        )
    )


def _row(line: Any, evidence: Evidence, *, kind: Kind) -> list[Cell]:
    return [cell_of(field, _mark_of(field, evidence, kind=kind)) for field in line]


def _mark_of(field: Any, evidence: Evidence, *, kind: Kind) -> Mark | None:
    """Return the mark of a field; of what wants no citation, where it has some."""
    if field.is_readonly:
        return mark_of(evidence.by_path.get(field.field["name"], []))
    name = field.field.name
    if not hasattr(kind.record, name):  # of the form alone, as a file to be kept
        return None
    wants = name != "slug" and not is_own(kind, name)
    if wants and field.field.value() not in EMPTY:
        return evidence.of_field(name)
    return mark_of(evidence.by_path.get(name, []))


def _mark(formset: Any, evidence: Evidence, *, kind: Kind, marks: Marks) -> None:
    if not issubclass(formset.model, Citation):
        for form in formset.forms:
            form.mark = evidence.of_row(form.instance.pk)
        return
    was = getattr(formset, "was_of", {})
    lines = {
        key: _line(row, kind, was=was.get(key), marks=marks)
        for key, row in evidence.rows.items()
    }
    for form in formset.forms:
        form.line = lines.pop(form.instance.pk, None)
    formset.closed = list(lines.values())


def _line(citation: Citation, kind: Kind, *, was: Any, marks: Marks) -> Line:
    names = dict.fromkeys(name_of(path) for path in citation.fields)
    bears_on = list(dict.fromkeys(label(kind, name) for name in names))
    written = line_of(citation, bears_on)
    return Line(citation, bears_on, written, marks.edit(citation), was)


def _fill(group: Any, language: str, *, marks: Marks) -> None:
    """Render the rows of a group; the blank row of a part once for all pages."""
    is_part = not issubclass(group.formset.model, Citation)
    for row in group:
        if is_part and group.has_add_permission and _is_blank(row):
            group.formset.blank = blank_row(row, group.opts)
            continue
        _explain(row.form, language)
        row.form.cells = cells = cells_of(row)
        row.form.markup = (
            of_row(cells, marks.of(row.form.mark))
            if is_part
            else _written([[cell] for cell in cells["own"]], marks)
        )
        row.form.is_new = row.original is None or bool(row.form.errors)
    group.rows = rows_of(group)


def _is_blank(row: Any) -> bool:
    """Say whether a row is the one that a script copies."""
    return bool(row.form is row.formset.empty_form)


def _explain(form: Any, language: str) -> None:
    for name in _dates(form):
        value = form[name].value()
        form.fields[name].meaning = meaning(value, language) if value else None


def _dates(form: Any) -> Iterator[str]:
    for column in form._meta.model._meta.concrete_fields:
        if isinstance(column, PartialDateField) and column.name in form.fields:
            yield column.name
