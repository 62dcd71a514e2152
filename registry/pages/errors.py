"""The pages for what is not there."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from registry.ledger.models import LEFT, Entry
from registry.ledger.read import form_of, versions
from registry.pages.addresses import at_times, query_of, reverse
from registry.pages.frame import framed, page
from registry.pages.nearest import guess, nearest, words
from registry.pages.reader import Reader
from registry.pages.refs import Ref, linked, of_form, refs
from registry.pages.values import foreign
from registry.past.coming import Coming, coming
from registry.past.known import in_path
from registry.past.later_names import by_later_slug
from registry.past.views import lifted
from registry.records.kinds import kind_by_slug, kind_of_id


def not_found(
    request: HttpRequest,
    exception: Exception,  # noqa: ARG001 - Django gives it by name
) -> HttpResponse:
    """Return the 404 page, at the times that the address names."""
    named = _named(request)
    times = {name: named[name] for name in ("at", "on") if name in named}
    return _not_found(request, **times)


@page
def _not_found(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Lead to the record by its name of then, or tell when it came, or what is near."""
    if came := _coming(_named(request)):
        return _not_yet(request, reader, came=came)
    if path := _named_then(request):
        return redirect(path + query_of(request), permanent=True)
    near = linked(nearest(request.path), reader.language)
    context: dict[str, Any] = {
        "words": words(request.path),
        "guess": guess(request.path),
        "near": list(near.values()),
    }
    return framed(request, "pages/404.html", reader=reader, context=context, status=404)


def _named(request: HttpRequest) -> dict[str, Any]:
    """Return what the address names, {argument of its view: value}."""
    return request.resolver_match.kwargs if request.resolver_match else {}


def _coming(named: Mapping[str, Any]) -> Coming | None:
    """Return how the record came that an address names, by public id or slug."""
    if kind := kind_of_id(named.get("public_id", "")):
        return coming(kind, named["public_id"])
    kind = kind_by_slug().get(named.get("kind", ""))
    return coming(kind, named.get("slug", "")) if kind else None


def _named_then(request: HttpRequest) -> str:
    """Return this path with the slug a record bore then, blank where it is of none."""
    named = _named(request)
    kind, slug = kind_by_slug().get(named.get("kind", "")), named.get("slug", "")
    entry = by_later_slug(kind, slug) if kind else None
    if kind is None or entry is None:
        return ""
    before, _name, behind = request.path.partition(f"/{kind.slug}/{slug}")
    then = form_of(entry)["slug"]
    return f"{before}/{kind.slug}/{then}{behind}" if then != slug else ""


def _not_yet(request: HttpRequest, reader: Reader, *, came: Coming) -> HttpResponse:
    """Return the 404 page of a record that the register did not hold then."""
    first, then = came.first, in_path(came.first.seq, reader.on)
    with lifted():
        ref = of_form(form_of(came.newest), reader.language)
    with at_times(then):
        first_url = reverse("record", args=[ref.kind, form_of(first)["slug"]])
    with at_times(""):
        now_url, change_url = ref.url, reverse("change", args=[first.seq])
    context = {
        "ref": ref,
        "came": came,
        "recorded": reader.instant(first.recorded_at),
        "first_url": first_url,
        "now_url": now_url,
        "change_url": change_url,
    }
    template = "pages/not_yet.html"
    return framed(request, template, reader=reader, context=context, status=404)


def gone(request: HttpRequest, reader: Reader, *, entry: Entry) -> HttpResponse:
    """Return the 410 page of a record that left: what was here, why, what stayed."""
    left = form_of(entry)
    reason, into = left.get("withdrawn", ""), left.get("merged_into", "")
    ref = last_ref(versions(entry.public_id), reader.language)
    context = {
        "entry": entry,
        "ref": ref,
        "survivor": refs([into], reader.language).get(into) if into else None,
        "history_url": reverse("history", args=[ref.kind, ref.slug]),
        "reason": reason,
        "reason_lang": foreign(reason, reader.language),
        "recorded": reader.instant(entry.recorded_at),
    }
    return framed(request, "pages/410.html", reader=reader, context=context, status=410)


def last_ref(told: Sequence[Entry], language: str) -> Ref:
    """Return what a record was last published as; its entries oldest first."""
    forms = [form_of(entry) for entry in told if entry.type not in LEFT]
    return of_form(forms[-1], language)
