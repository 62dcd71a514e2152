"""Days that a reader asks for beside the two times of every page."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.pages.reader import BadParameter, days_of


def day_asked(request: HttpRequest, name: str, *, side: str) -> date | None:
    """Return the `earliest` or `latest` day a parameter means, None where not given.

    Raise BadParameter for what is no year, month or day.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    first, last = days_of(name, text)
    return last if side == "latest" else first


def days_asked(request: HttpRequest) -> tuple[date | None, date | None]:
    """Return the first and last day asked for as `from` and `to`.

    Raise BadParameter where the last comes before the first.
    """
    first = day_asked(request, "from", side="earliest")
    last = day_asked(request, "to", side="latest")
    if first and last and last < first:
        text = request.GET["to"]
        raise BadParameter("to", text, _("Give a day that is not before the first."))
    return first, last
