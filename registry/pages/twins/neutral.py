"""Addresses without a language in front: English, or what `lang` asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from registry.pages.reader import BadParameter
from registry.records.names import HTML_LANG

LANG = "lang"
USUAL = "en"

View = Callable[..., HttpResponse]


def neutral(view: View) -> View:
    """Draw a page in the language its address asks for, whatever the browser's."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        asked = request.GET.get(LANG, USUAL)
        with translation.override(asked if asked in HTML_LANG else USUAL):
            response = view(request, *args, **given)
            told = HTML_LANG[translation.get_language() or USUAL]
            response.headers.setdefault("Content-Language", told)
        return response

    return shown


def require_language(request: HttpRequest) -> None:
    """Raise BadParameter where `lang` names no language of ours."""
    asked = request.GET.get(LANG, USUAL)
    if asked not in HTML_LANG:
        codes = ", ".join(HTML_LANG)
        raise BadParameter(LANG, asked, _("Give one of these: %s.") % codes)
