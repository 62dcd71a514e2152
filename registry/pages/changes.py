"""The list of changes, and one change in full."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from registry.changesets.models import Cause
from registry.ledger.read import after, before, counted, entries
from registry.pages.addresses import cleared, reverse, with_parameters
from registry.pages.frame import exists, framed, page, plural
from registry.pages.reader import BadParameter, Reader
from registry.pages.telling import tell
from registry.records.kinds import kind_by_slug, kind_of_id, kinds

PER_PAGE = 25
DIGITS = 18  # of a number a database takes
LONGEST = 16  # characters of a public id
FEED = "/api/v1/changes"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is asked for; blank: nothing in particular."""

    record: str
    kind: str
    cause: str

    @property
    def about(self) -> dict[str, str]:
        """Return the columns of an entry that must hold this."""
        columns = {"public_id": self.record, "kind": self.kind, "cause": self.cause}
        return {name: value for name, value in columns.items() if value}


@page
def changes(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what was published, newest first: all, or of a record, kind or cause."""
    filters, newest = filters_of(request.GET), reader.seq
    start = _number(request.GET.get("before", ""), newest)
    found = before(start, PER_PAGE + 1, **filters.about)
    older = found[PER_PAGE].seq if len(found) > PER_PAGE else None
    later = after(start, PER_PAGE, **filters.about) if start < newest else []
    context = {
        "changes": tell(found[:PER_PAGE], reader),
        "total": newest,
        "fitting": counted(**filters.about) if filters.about else newest,
        "filters": filters,
        "kinds": [(kind.slug, plural(kind)) for kind in kinds()],
        "causes": Cause.choices,
        "clear": cleared(request, ["record", "kind", "cause", "before"]),
        "here": {"label": _("Changes")},
        "feed": f"{FEED}?after={newest}" if exists(FEED) else "",
        "pager": {
            "next": older and with_parameters(request, before=older),
            "previous": later and with_parameters(request, before=later[-1].seq),
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


def filters_of(data: QueryDict) -> Filters:
    """Return what is asked for; raise BadParameter for what there cannot be."""
    asked = {name: data.get(name, "").strip() for name in ("record", "kind", "cause")}
    record = asked["record"].upper()
    if record and (kind_of_id(record) is None or len(record) > LONGEST):
        remedy = _("Give the identifier of a record, like EX-0002.")
        raise BadParameter("record", asked["record"], remedy)
    for name, codes in (("kind", list(kind_by_slug())), ("cause", Cause.values)):
        if asked[name] and asked[name] not in codes:
            remedy = _("Give one of these: %s.") % ", ".join(codes)
            raise BadParameter(name, asked[name], remedy)
    return Filters(record, asked["kind"], asked["cause"])
