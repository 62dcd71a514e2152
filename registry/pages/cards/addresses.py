"""The addresses of badges and cards."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path

from registry.pages.cards.views import badge, card
from registry.pages.reader import KNOWN, ON, Reader
from registry.pages.twins.neutral import LANG

URLS: list[URLPattern] = [
    path("badge/<str:public_id>.svg", badge, name="badge"),
    path("card/<str:public_id>.png", card, name="card"),
]


def pictures_of(
    request: HttpRequest, public_id: str, *, reader: Reader
) -> dict[str, str]:
    """Return {name: whole address}: the badge as of each day, the card at these times.

    Who embeds a badge shows today's answer; who shares a page shows what it says.
    """
    spoken = {LANG: reader.language}
    times = {ON: reader.asked, KNOWN: reader.asked_known}
    asked = urlencode(spoken | {name: value for name, value in times.items() if value})
    badge_path = f"/badge/{public_id}.svg?{urlencode(spoken)}"
    return {
        "badge": request.build_absolute_uri(badge_path),
        "card": request.build_absolute_uri(f"/card/{public_id}.png?{asked}"),
    }
