"""One version of a record as it was published, and any two of them compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.clock import hong_kong_day
from registry.ledger.models import LEFT, Entry
from registry.ledger.read import by_slug, form_of, versions
from registry.pages.addresses import reverse
from registry.pages.citing.here import of_versions_page
from registry.pages.differences import Comparison, Difference
from registry.pages.errors import gone, last_ref
from registry.pages.evidence import sources_of
from registry.pages.facts import Sheet
from registry.pages.frame import exists, framed, list_url, page, plural
from registry.pages.lines import mentioned
from registry.pages.reader import BadParameter, Reader
from registry.pages.refs import Ref, of_form, refs
from registry.pages.telling import review
from registry.pages.values import Showing
from registry.records import partial_date
from registry.records.kinds import kind_by_slug
from registry.records.models import Record

FOR_GOOD = "public, max-age=31536000, immutable"  # a year, RFC 8246
NUMBER = re.compile(r"v?(\d{1,3})", re.ASCII)  # four digits are a year


@page
def version(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str, number: int
) -> HttpResponse:
    """Show the stored form of one version, at every slug the record ever bore.

    What the page says of the current version it dates: a copy kept for a year stays
    true. A version that took the record away is answered 410.
    """
    told = told_of(kind, slug)
    entry = next((one for one in told if one.version == number), None)
    if entry is None:
        raise Http404
    if entry.type in LEFT:
        return gone(request, reader, entry=entry)
    context = _context(entry, told, reader=reader)
    ref = context["ref"]
    context["cite"] = of_versions_page(request, ref, entry=entry, reader=reader)
    response = framed(request, "pages/version.html", reader=reader, context=context)
    response["Cache-Control"] = FOR_GOOD
    return response


@page
def compare(
    request: HttpRequest, reader: Reader, *, kind: str, slug: str
) -> HttpResponse:
    """Show what differs between two versions, each named by number or day of record."""
    told = told_of(kind, slug)
    ref = last_ref(told, reader.language)
    newest = told[-1].version
    sides = [
        _side(request, told, name=name, usual=usual)
        for name, usual in (("from", max(1, newest - 1)), ("to", newest))
    ]
    context = {
        "ref": ref,
        "trail": _trail(ref),
        "here": {"label": _("Compare versions")},
        "sides": sides,
        "differences": _differences(sides, reader),
        "versions": [_line(one, ref, reader=reader) for one in reversed(told)],
    }
    template = "pages/compare_versions.html"
    return framed(request, template, reader=reader, context=context)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared; no entry: nothing was on record by then."""

    name: str
    text: str
    entry: Entry | None

    @property
    def form(self) -> dict[str, Any]:
        """Return the public form, empty where the record was not there."""
        if self.entry is None or self.entry.type in LEFT:
            return {}
        return form_of(self.entry)


def told_of(kind: str, slug: str) -> Sequence[Entry]:
    """Return every entry of the record at an address, oldest first; raise Http404.

    The record that bears the slug now is meant before one that bore it once.
    """
    rows: QuerySet[Record] = QuerySet(kind_by_slug()[kind].record).filter(slug=slug)
    public_id = rows.values_list("public_id", flat=True).first()
    if public_id is None:
        entry = by_slug(kind, slug)
        if entry is None:
            raise Http404
        public_id = entry.public_id
    return versions(public_id)


def address(ref: Ref, number: int) -> str:
    """Return the address of a version."""
    return reverse("version", args=[ref.kind, ref.slug, number])


def _context(entry: Entry, told: Sequence[Entry], *, reader: Reader) -> dict[str, Any]:
    kind, form, newest = kind_by_slug()[entry.kind], form_of(entry), told[-1]
    showing = Showing(reader.language, refs(mentioned([form]), reader.language))
    sheet = Sheet(kind, form, sources_of(form), showing)
    ref, current = of_form(form, reader.language), last_ref(told, reader.language)
    data_url = f"/api/v1/{kind.slug}/{entry.public_id}/versions/{entry.version}"
    beside = {one.version for one in told if one.type not in LEFT}
    return {
        "ref": ref,
        "current": current,
        "trail": _trail(current),
        "here": {"label": _("Version %d") % entry.version},
        "entry": entry,
        "newest": newest,
        "is_current": entry is newest,
        "has_left": newest.type in LEFT,
        "facts": list(sheet.facts()),
        "tables": list(sheet.tables()),
        "recorded": reader.instant(entry.recorded_at),
        "entry_url": reverse("change", args=[entry.seq]),
        "review": review(entry),
        "url": address(ref, entry.version),
        "compare_url": _compare_url(current, entry.version, newest=newest.version),
        "data_url": data_url if exists(data_url) else "",
        "earlier": _beside(current, entry.version - 1, among=beside),
        "later": _beside(current, entry.version + 1, among=beside),
    }


def _beside(ref: Ref, number: int, *, among: set[int]) -> str:
    return address(ref, number) if number in among else ""


def _compare_url(ref: Ref, number: int, *, newest: int) -> str:
    here = reverse("compare_versions", args=[ref.kind, ref.slug])
    return f"{here}?from={number}&to={newest}"


def _trail(ref: Ref) -> list[dict[str, str]]:
    kind = kind_by_slug()[ref.kind]
    name = {"label": ref.name.text, "url": ref.url, "lang": ref.name.lang}
    return [{"label": plural(kind), "url": list_url(kind)}, name]


def _line(entry: Entry, ref: Ref, *, reader: Reader) -> dict[str, Any]:
    return {
        "number": entry.version,
        "url": address(ref, entry.version),
        "recorded": reader.instant(entry.recorded_at),
        "seq": entry.seq,
        "change_url": reverse("change", args=[entry.seq]),
    }


def _side(
    request: HttpRequest, told: Sequence[Entry], *, name: str, usual: int
) -> Side:
    """Return a side as asked; raise BadParameter for what names no version or day."""
    text = request.GET.get(name, "").strip() or str(usual)
    if found := NUMBER.fullmatch(text):
        entry = next((e for e in told if e.version == int(found[1])), None)
        if entry is not None:
            return Side(name, text, entry)
        remedy = _("This record has versions 1 to %d: give one of them.")
        raise BadParameter(name, text, remedy % told[-1].version)
    last = _last_day(text)
    if last is None:
        remedy = _("Give a version, like 2, or a day of record, like 2023-05-15.")
        raise BadParameter(name, text, remedy)
    known = [one for one in told if hong_kong_day(one.recorded_at) <= last]
    return Side(name, text, known[-1] if known else None)


def _last_day(text: str) -> date | None:
    """Return the last day that a year, month or day means, None for another text."""
    try:
        days = partial_date.plain_days(text)
    except partial_date.InvalidDate:
        return None
    return days[1] if days else None


def _differences(sides: Sequence[Side], reader: Reader) -> list[Difference]:
    """Return what differs; nothing where one of the two is not there."""
    old, new = (side.form for side in sides)
    if not old or not new:
        return []
    showing = Showing(reader.language, refs(mentioned([old, new]), reader.language))
    kind = kind_by_slug()[new["kind"]]
    return list(Comparison(kind, old, new, showing).differences())
