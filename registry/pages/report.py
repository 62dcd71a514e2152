"""Report an error: a form without an account or a cookie, and what became of it.

Public pages set no cookie, so Django's token, which needs one, cannot guard the form.
It needs guarding less: whoever sends it acts under no session, and nothing is done in
anybody's name. What is guarded against is a page elsewhere that has its readers'
browsers send reports, which would use up what their networks may send. So a request
that a browser marks as another site's is refused (`Sec-Fetch-Site`, W3C Fetch Metadata;
`Origin`, RFC 6454), and the form carries the day it was drawn, signed: one that was
never drawn, or kept past the next day, is refused as well.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse as plainly
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from registry.clock import now
from registry.limits.callers import address
from registry.pages.addresses import reverse
from registry.pages.frame import framed, page
from registry.pages.reader import BadParameter, Reader, reader_of
from registry.pages.refs import Ref, refs
from registry.pages.values import foreign
from registry.records.kinds import kind_of_id
from registry.reports.models import LONGEST, Report, ReportState
from registry.reports.receive import Told, TooMany, receive
from registry.reports.sender import sender

SIGNER = Signer(salt="registry.pages.report")
A_DAY = timedelta(days=1)
TRAP = "website"  # a field no reader sees
ANSWERED = 5  # reports answered last, beside the form


@dataclass
class Typed:
    """What stands in the form, and what is wrong with it: {field: message}."""

    record: str = ""
    wrong: str = ""
    source: str = ""
    trap: str = ""
    faults: dict[str, str] = field(default_factory=dict)


@csrf_exempt
def report(request: HttpRequest, **times: Any) -> HttpResponse:
    """Show the form, or take it; a form that is refused keeps what was typed."""
    if request.method == "POST":
        return _taken(request)
    return _asked(request, **times)


@page
def state(request: HttpRequest, reader: Reader, *, reference: str) -> HttpResponse:
    """Show what became of a report; what the reader wrote only once it is released."""
    found = Report.objects.filter(reference=reference.upper()).first()
    if found is None:
        raise Http404
    released = found if found.is_released else None
    context = {
        "report": found,
        "released": released,
        "record_url": _record_url(found, reader),
        "released_lang": foreign(found.wrong, reader.language) if released else "",
        "answer_lang": foreign(found.answer, reader.language),
        "state": ReportState(found.state).label,
        "is_open": found.state == ReportState.OPEN,
        "received": reader.instant(found.received_at),
        "answered": reader.instant(found.answered_at) if found.answered_at else "",
        "change_url": reverse("change", args=[found.seq]) if found.seq else "",
        "here": {"label": found.reference},
        "trail": [{"label": _("Report an error"), "url": reverse("report")}],
    }
    response = framed(request, "pages/report.html", reader=reader, context=context)
    response["Cache-Control"] = "no-store"  # it changes without a publication
    return response


@page
def _asked(request: HttpRequest, reader: Reader) -> HttpResponse:
    asked = request.GET.get("record", "").strip()
    if asked and _ref(asked, reader) is None:
        remedy = _("Give the identifier of a record, like EX-0002.")
        raise BadParameter("record", asked, remedy)
    return _form(request, reader, typed=Typed(record=asked))


def _taken(request: HttpRequest) -> HttpResponse:
    """Store the report and lead to its page (303), or show the form anew."""
    reader = reader_of(request)
    typed = Typed(
        record=_text(request, "record"),
        wrong=_text(request, "wrong"),
        source=_text(request, "source"),
        trap=_text(request, TRAP),
    )
    typed.faults = _faults(request, typed, reader=reader)
    if typed.faults:
        return _form(request, reader, typed=typed, status=HTTPStatus.BAD_REQUEST)
    told = Told(typed.wrong, typed.source, typed.record, reader.language)
    try:
        kept = receive(told, sender=sender(address(request)), at=now())
    except TooMany as error:
        typed.faults[""] = str(error)
        return _form(request, reader, typed=typed, status=HTTPStatus.TOO_MANY_REQUESTS)
    response = redirect(plainly("report_state", args=[kept.reference]))
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _form(
    request: HttpRequest, reader: Reader, *, typed: Typed, status: int = 200
) -> HttpResponse:
    answered = Report.objects.exclude(state=ReportState.OPEN)
    context = {
        "typed": typed,
        "faults": [
            {"field": name, "message": message}
            for name, message in typed.faults.items()
        ],
        "ref": _ref(typed.record, reader) if typed.record else None,
        "token": SIGNER.sign(reader.today.isoformat()),
        "action": plainly("report"),
        "longest": LONGEST,
        "here": {"label": _("Report an error")},
        "answered": [
            {
                "reference": one.reference,
                "url": reverse("report_state", args=[one.reference]),
                "state": ReportState(one.state).label,
                "seq": one.seq,
            }
            for one in answered.order_by("-answered_at")[:ANSWERED]
        ],
    }
    response = framed(
        request, "pages/report_form.html", reader=reader, context=context, status=status
    )
    response["Cache-Control"] = "no-store"  # the token tells the day it was drawn
    return response


def _faults(request: HttpRequest, typed: Typed, *, reader: Reader) -> dict[str, str]:
    """Return {field: what is wrong and what to do}; the form itself is ""."""
    found: dict[str, str] = {}
    if _is_elsewhere(request):
        found[""] = _("This form was sent by another site. Send it from this page.")
    elif not _is_fresh(request.POST.get("token", ""), reader.today):
        found[""] = _("This form is older than a day. Send it once more.")
    if typed.trap:
        found[TRAP] = _("This field is a trap for machines: leave it empty.")
    if not typed.wrong:
        found["wrong"] = _("Say what is wrong, in a sentence or two.")
    if typed.record and _ref(typed.record, reader) is None:
        found["record"] = _("Give the identifier of a record, like EX-0002.")
    too_long = _("Write at most %d characters.") % LONGEST
    for name in ("wrong", "source"):
        if len(getattr(typed, name)) > LONGEST:
            found[name] = too_long
    return found


def _text(request: HttpRequest, name: str) -> str:
    """Return what was typed, without the character no database holds.

    A new line is one character, as it is in the field that counts them for the reader;
    forms send two (HTML, "normalize newlines").
    """
    text = str(request.POST.get(name, ""))
    return text.replace("\0", "").replace("\r\n", "\n").strip()


def _is_elsewhere(request: HttpRequest) -> bool:
    """Say whether the browser tells that another site sent this."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in (
        "same-origin",
        "none",
    ):
        return True
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin", here)
    return origin not in {here, *settings.CSRF_TRUSTED_ORIGINS}


def _is_fresh(token: str, today: date) -> bool:
    """Say whether we drew the form today or the day before."""
    try:
        drawn = SIGNER.unsign(token)
    except BadSignature:
        return False
    return drawn in (today.isoformat(), (today - A_DAY).isoformat())


def _record_url(report: Report, reader: Reader) -> str:
    """Return the address of its record, in the reader's language where it is live."""
    if not report.record:
        return ""
    ref = _ref(report.record, reader)
    return ref.url if ref else reverse("id", args=[report.record])


def _ref(public_id: str, reader: Reader) -> Ref | None:
    if kind_of_id(public_id) is None:
        return None
    return refs([public_id], reader.language).get(public_id)
