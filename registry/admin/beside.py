"""What stands beside a record's form: its answer, its version, where it is used."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from registry.admin.frame import language
from registry.admin.mark_markup import Marks
from registry.admin.sections import sections
from registry.admin.wrong import wrong_in
from registry.changesets.references import referrers
from registry.clock import hong_kong_day, now
from registry.ledger import read
from registry.records.kinds import catalogue, kind_by_slug, kind_of
from registry.records.models import Record
from registry.records.names import Text
from registry.records.tags import tag_of
from registry.search.directory import names, rows_of_keys
from registry.search.models import SearchRow

SHOWN = 8  # records that name this one


@dataclass(frozen=True, slots=True)
class Use:
    """A record that names this one; `opts` names its admin pages."""

    key: UUID
    public_id: str
    name: Text
    opts: Any


def beside_form(
    context: Mapping[str, Any], record: Record | None, *, may_change: bool
) -> dict[str, Any]:
    """Return what a record's form shows besides Django's own context."""
    code, form = language(), context["adminform"].form
    shown = sections(
        context["adminform"],
        context["inline_admin_formsets"],
        record=record,
        language=code,
        marks=Marks(may_change=may_change),
    )
    about = beside(record, now(), code=code) if record is not None else {}
    found = wrong_in(form, context["inline_admin_formsets"]) if form.is_bound else []
    return {"sections": shown, "wrong": found, **about}


def beside(record: Record, at: datetime, *, code: str) -> dict[str, Any]:
    """Return name, answer, tag, entry and uses of a published record.

    A fixed number of queries; nothing for a record that is still being added.
    """
    if record.seq is None:
        return {}
    kind = kind_of(type(record))
    found = referrers(type(record), [record.pk]).get(record.pk, set())
    rows = list(rows_of_keys([record.pk, *found]))
    called = names(rows, code)
    own, today = record.public_id, hong_kong_day(at)
    answer = catalogue().said(kind, [own], today, code)[own]
    return {
        "name": called.get(record.pk),
        "answer": answer if answer["sentence"] else None,
        "tag": tag_of(answer),
        "entry": read.entries([record.seq]).get(record.seq),
        "use_count": len(found),
        "uses": [
            Use(row.record, row.public_id, called[row.record], _opts(row))
            for row in sorted(rows, key=lambda row: row.public_id)
            if row.record != record.pk
        ][:SHOWN],
    }


def links_to(keys: Collection[UUID], *, code: str) -> list[SafeString]:
    """Return links to the forms of live records, by public id; four queries."""
    rows = list(rows_of_keys(keys).order_by("public_id"))
    called = names(rows, code)
    return [
        format_html(
            '<a href="{}" lang="{}">{}</a> <span class="quiet">{}</span>',
            reverse(form_of(_opts(row)), args=[row.record]),
            called[row.record].lang,
            called[row.record].text,
            row.public_id,
        )
        for row in rows
    ]


def form_of(opts: Any) -> str:
    """Return the name of the address of a kind's form."""
    return f"admin:{opts.app_label}_{opts.model_name}_change"


def _opts(row: SearchRow) -> Any:
    return kind_by_slug()[row.kind].record._meta
