"""The files of a picture: SVG to look at, CSV to reckon with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from registry.pages.days import days_asked
from registry.pages.frame import page
from registry.pages.pictures.drawn import drawn
from registry.pages.pictures.showing import LANGUAGE, asked_of, day, source
from registry.pages.pictures.standing_alone import file, policy
from registry.pages.reader import BadParameter, Reader
from registry.pages.twins.tables import written
from registry.records.kinds import catalogue, kind_of_id
from registry.records.names import HTML_LANG
from registry.records.pictures import Asked, Picture

View = Callable[..., HttpResponse]


def spoken(view: View) -> View:
    """Have a view speak the language its address asks for, English where none."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get(LANGUAGE, "en")
        with translation.override(asked if asked in HTML_LANG else "en"):
            return view(request, *args, **kwargs)

    return told


@spoken
@page
def chart(
    request: HttpRequest, reader: Reader, *, name: str, form: str
) -> HttpResponse:
    """Send a picture as `svg` or `csv`; 404 for one with nothing to show."""
    _check_language(request)
    subject = catalogue().pictures.subjects.get(name)
    found = subject.make(_asked(request, reader)) if subject else None
    if found is None:
        raise Http404
    response = _FORMS[form](found, reader, name=name)
    response["Content-Language"] = reader.html_lang
    return response


def _asked(request: HttpRequest, reader: Reader) -> Asked:
    """Return what is asked for; raise BadParameter for a `record` that is no id."""
    record = request.GET.get("record", "")
    if record and kind_of_id(record) is None:
        raise BadParameter("record", record, _("Give an identifier, as EX-0002."))
    first, last = days_asked(request)
    actor = request.GET.get("actor", "")
    return asked_of(reader, record=record, actor=actor, first=first, last=last)


def _check_language(request: HttpRequest) -> None:
    asked = request.GET.get(LANGUAGE, "en")
    if asked not in HTML_LANG:
        codes = ", ".join(HTML_LANG)
        raise BadParameter(LANGUAGE, asked, _("Give one of these: %s.") % codes)


def _svg(found: Picture, reader: Reader, **_name: str) -> HttpResponse:
    text = file(
        drawn(found.drawing, reader.language),
        title=found.title,
        description=found.description,
        lines=(source(reader), day(reader)),
        lang=reader.html_lang,
    )
    response = HttpResponse(text, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = policy()
    return response


def _csv(found: Picture, reader: Reader, *, name: str) -> HttpResponse:
    rows = [*found.table.rows, *found.table.rest]
    table = [found.table.columns, *([cell.text for cell in row] for row in rows)]
    response = HttpResponse(written(table), content_type="text/csv; charset=utf-8")
    named = f"{name}-{reader.on.isoformat()}.csv"
    response["Content-Disposition"] = f'inline; filename="{named}"'
    return response


_FORMS: dict[str, Callable[..., HttpResponse]] = {"svg": _svg, "csv": _csv}
