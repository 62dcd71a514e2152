"""The list of a kind, with its filters."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.pages.addresses import with_parameters, without_times
from registry.pages.facets import Counts, Offer, statuses
from registry.pages.filters import PAGE, SORT, STATUS, Filters, number
from registry.pages.frame import framed, page, plural
from registry.pages.freshness import freshness
from registry.pages.lines import Answers, lines, mentioned, stored
from registry.pages.pictures.showing import of_list
from registry.pages.reader import ON, BadParameter, Reader
from registry.pages.refs import refs
from registry.pages.values import Showing
from registry.records.fields import PartialDateField
from registry.records.kinds import Kind, catalogue, kind_by_slug
from registry.records.partial_date import shown
from registry.records.themes import Lead
from registry.search.filters import column, paths

PER_PAGE = 100
NEWEST, NAME, NUMBER = "newest", "name", "number"


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits: entry numbers in order, what is said of all, counts by filter."""

    seqs: list[int]
    answers: Answers
    counts: Counts


@page
def listing(request: HttpRequest, reader: Reader, *, slug: str) -> HttpResponse:
    """Show the records of a kind that fit, in a number of queries the kind fixes."""
    kind = kind_by_slug()[slug]
    filters = Filters(kind, request.GET)
    fits = fitting(filters, reader)
    last = max(1, -(-len(fits.seqs) // PER_PAGE))
    here = number(request.GET.get(PAGE, "1"), last=last)
    forms = stored(fits.seqs[(here - 1) * PER_PAGE : here * PER_PAGE])
    found = refs(mentioned(forms) | _related(filters, fits.counts), reader.language)
    offer = Offer(request, filters, found)
    facets = offer.facets(fits.counts)
    showing = Showing(reader.language, found)
    context = {
        "title": plural(kind),
        "here": {"label": plural(kind)},
        "has_tags": any(answer["tag"] for answer in fits.answers.values()),
        "total": len(fits.seqs),
        "all": len(fits.answers),
        "table": lines(kind, forms, answers=fits.answers, showing=showing),
        "facets": facets,
        "chips": offer.chips(facets),
        "clear": offer.clear(),
        "sorts": _sorts(request, kind),
        "ignored": filters.ignored(),
        "lead": _lead(kind, fits.answers, reader=reader),
        "looked": freshness(reader) if not fits.seqs else [],
        "open": _open(request, fits.answers, reader=reader),
        "pictures": of_list(kind.slug, reader),
        "pager": _pager(request, here, last=last),
    }
    return framed(request, "pages/list.html", reader=reader, context=context)


def _open(
    request: HttpRequest, answers: Answers, *, reader: Reader
) -> dict[str, Any] | None:
    """Return how many answers are open, and the list on the last day they are not.

    None where none is open for want of a look in an official list.
    """
    late = [said for said in answers.values() if not said["confirmed"]]
    days = [day for said in late if (day := said.get("spoken_to"))]
    if not days:
        return None
    last = max(days)
    here = with_parameters(request, **{ON: last, PAGE: None})
    return {
        "count": len(days),
        "day": shown(last, reader.language),
        "url": without_times(here),
    }


def _lead(kind: Kind, answers: Answers, *, reader: Reader) -> Lead | None:
    """Return what stands over the list, where its kind has something to say."""
    made = catalogue().themes.leads.get(kind.slug)
    return made(answers, reader.on, language=reader.language) if made else None


def orders(kind: Kind) -> dict[str, list[Any]]:
    """Return {order: columns} that a list may be sorted by, its own first."""
    fields = {field.name: field for field in kind.record._meta.concrete_fields}
    dates = [n for n in kind.summary if isinstance(fields.get(n), PartialDateField)]
    title = next((n for n in (f"{kind.title[0]}_en", kind.title[0]) if n in fields), "")
    named = title and not fields[title].is_relation
    found: dict[str, list[Any]] = {NEWEST: [f"-{dates[0]}"]} if dates else {}
    return found | ({NAME: [Lower(title)]} if named else {}) | {NUMBER: []}


def fitting(filters: Filters, reader: Reader) -> Fitting:
    """Return what fits the filters, in order; a number of queries the kind fixes."""
    kind = filters.kind
    order = orders(kind)[chosen(filters, SORT, among=orders(kind))]
    rows = filters.rows().order_by(*order, "public_id")
    found = dict(rows.values_list("public_id", "seq"))
    answers = _answers(kind, reader)
    status = chosen(filters, STATUS, among=["", *catalogue().tags])
    having = {i for i, answer in answers.items() if status in ("", answer["tag"])}
    counts = {name: filters.counts(name, having) for name in paths(kind)}
    return Fitting(
        [seq for public_id, seq in found.items() if public_id in having],
        answers,
        {STATUS: statuses(answers, list(found), asked=status)} | counts,
    )


def _answers(kind: Kind, reader: Reader) -> Answers:
    ids = list(QuerySet(kind.record).values_list("public_id", flat=True))
    return catalogue().said(kind, ids, reader.on, reader.language)


def chosen(filters: Filters, name: str, *, among: Collection[str]) -> str:
    """Return the value of a parameter, the first where it is not given."""
    value = filters.data.get(name, next(iter(among)))
    if value in among:
        return value
    codes = ", ".join(code for code in among if code)
    raise BadParameter(name, value, _("Give one of these: %s.") % codes)


def _related(filters: Filters, counts: Mapping[str, list[tuple[Any, int]]]) -> set[str]:
    """Return the public ids that stand in the counts."""
    return {
        value
        for name in paths(filters.kind)
        if column(filters.kind, name).is_relation
        for value, _count in counts[name]
    }


def _sorts(request: HttpRequest, kind: Kind) -> list[dict[str, Any]]:
    words = {NEWEST: _("Newest first"), NAME: _("Name"), NUMBER: _("Number")}
    found = list(orders(kind))
    chosen = request.GET.get(SORT, found[0])
    return [
        {
            "label": words[name],
            "url": with_parameters(request, sort=name, page=None),
            "current": name == chosen,
        }
        for name in found
    ]


def _pager(request: HttpRequest, here: int, *, last: int) -> dict[str, Any]:
    return {
        "previous": here > 1 and with_parameters(request, page=here - 1),
        "next": here < last and with_parameters(request, page=here + 1),
    }
