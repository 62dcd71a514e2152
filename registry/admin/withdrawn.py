"""Records that left the register, newest first, each with the way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from registry.admin.form_words import named
from registry.changesets.merging import MERGED_INTO
from registry.ledger import read
from registry.ledger.models import LEFT, Entry, EntryType
from registry.records.kinds import Kind, kind_by_slug, kinds
from registry.records.names import Text, pick

WIDTH = 50  # rows of a page
Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that left: with which entry, what it was called, what it became.

    `before` is its last version, to which it may go back; `opts` names its pages.
    """

    entry: Entry
    before: Entry
    name: Text
    opts: Any
    into: str
    may_change: bool


def withdrawn(site: Any, request: HttpRequest, *, language: str) -> dict[str, Any]:
    """Return what the list shows this person; a fixed number of queries."""
    seen = {
        kind.slug: kind
        for kind in kinds()
        if _may(site, request, kind=kind, act="view")
    }
    page = Paginator(_left(seen), WIDTH).get_page(request.GET.get("p"))
    entries = list(page)
    before = read.previous(entries)
    forms = {entry.seq: read.form_of(before[entry.seq]) for entry in entries}
    names = named([*forms.values(), *map(_led, entries)], language)
    return {
        "page": page,
        "gone": [
            Gone(
                entry=entry,
                before=before[entry.seq],
                name=name_of(forms[entry.seq], names, language=language),
                opts=seen[entry.kind].record._meta,
                into=names.get(_into(entry), _into(entry)),
                may_change=_may(site, request, kind=seen[entry.kind], act="change"),
            )
            for entry in entries
        ],
    }


def name_of(form: Form, names: Mapping[str, str], *, language: str) -> Text:
    """Return what a form calls its record: its title, or those its title names."""
    for title in kind_by_slug()[form["kind"]].title:
        if f"{title}_en" in form:
            return pick(form, title, language=language)
        value = form.get(title)
        ids = value if isinstance(value, list) else [value]
        called = [names.get(str(one), str(one)) for one in ids if one]
        if called:
            return Text(" · ".join(called), "en")
    return Text(form["id"], "en")


def _left(slugs: Iterable[str]) -> QuerySet[Entry]:
    """Return the last entries of what left, newest first."""
    later = Entry.objects.filter(record=OuterRef("record"), seq__gt=OuterRef("seq"))
    left = Entry.objects.filter(type__in=LEFT, kind__in=slugs)
    rows = left.exclude(Exists(later)).select_related("change_set")
    return rows.order_by("-seq")


def _into(entry: Entry) -> str:
    """Return the public id of what a merged record became, blank for others."""
    merged = entry.type == EntryType.MERGED
    return str(read.form_of(entry)[MERGED_INTO]) if merged else ""


def _led(entry: Entry) -> Form:
    """Return a form that names what a merged record became."""
    return {"id": entry.public_id, MERGED_INTO: _into(entry)}


def _may(site: Any, request: HttpRequest, *, kind: Kind, act: str) -> bool:
    admin = site.get_model_admin(kind.record)
    return bool(getattr(admin, f"has_{act}_permission")(request))
