"""The list of changes, and one change in full."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.ledger.read import before, entries
from registry.pages.addresses import reverse, with_parameters
from registry.pages.frame import framed, page
from registry.pages.reader import BadParameter, Reader
from registry.pages.telling import tell

PER_PAGE = 25
DIGITS = 18  # of a number a database takes


@page
def changes(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what was published, newest first."""
    newest = reader.seq
    start = _number(request.GET.get("before", ""), newest)
    found = before(start, PER_PAGE + 1)
    older = found[PER_PAGE].seq if len(found) > PER_PAGE else None
    later = start + PER_PAGE if start < newest else None
    context = {
        "changes": tell(found[:PER_PAGE], reader),
        "total": newest,
        "here": {"label": _("Changes")},
        "pager": {
            "next": older and with_parameters(request, before=older),
            "previous": later and with_parameters(request, before=min(later, newest)),
        },
    }
    return framed(request, "pages/changes.html", reader=reader, context=context)


@page
def change(request: HttpRequest, reader: Reader, *, seq: int) -> HttpResponse:
    """Show one change in full."""
    newest = reader.seq
    if not 0 < seq <= newest:
        raise Http404
    context = {
        "change": tell([entries([seq])[seq]], reader)[0],
        "trail": [{"label": _("Changes"), "url": reverse("changes")}],
        "here": {"label": _("No. %d") % seq},
        "earlier": reverse("change", args=[seq - 1]) if seq > 1 else "",
        "later": reverse("change", args=[seq + 1]) if seq < newest else "",
    }
    return framed(request, "pages/change.html", reader=reader, context=context)


def _number(text: str, newest: int) -> int:
    """Return the change number to begin at."""
    if not text:
        return newest
    if not (text.isascii() and text.isdigit()) or len(text) > DIGITS:
        raise BadParameter("before", text, _("Give the number of a change, like 57."))
    return int(text)
