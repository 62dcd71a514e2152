"""The pages for what is not there."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.ledger.models import LEFT, Entry
from registry.ledger.read import form_of, versions
from registry.pages.addresses import reverse
from registry.pages.frame import framed, page
from registry.pages.nearest import guess, nearest, words
from registry.pages.reader import Reader
from registry.pages.refs import Ref, linked, of_form, refs
from registry.pages.values import foreign


@page
def not_found(request: HttpRequest, reader: Reader, **given: Any) -> HttpResponse:
    """Return the 404 page: what the address looked like, and what comes nearest to it.

    Django gives the exception, which holds nothing for readers.
    """
    near = linked(nearest(request.path), reader.language)
    context: dict[str, Any] = {
        "words": words(request.path),
        "guess": guess(request.path),
        "near": list(near.values()),
    }
    return framed(request, "pages/404.html", reader=reader, context=context, status=404)


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
