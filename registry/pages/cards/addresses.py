"""The addresses of badges and cards."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path

from registry.pages.cards.asking import REGISTER_CARD, as_read
from registry.pages.cards.views import badge, card, register_card
from registry.pages.reader import Reader
from registry.pages.twins.neutral import LANG

URLS: list[URLPattern] = [
    path("badge/<str:public_id>.svg", badge, name="badge"),
    path("card/<str:public_id>.png", card, name="card"),
    path(REGISTER_CARD.removeprefix("/"), register_card, name="register_card"),
]


def pictures_of(
    request: HttpRequest, public_id: str, *, reader: Reader
) -> dict[str, str]:
    """Return {name: whole address}: the badge as of each day, the card at these times.

    Who embeds a badge shows today's answer; who shares a page shows what it says.
    """
    badge_path = f"/badge/{public_id}.svg?{urlencode({LANG: reader.language})}"
    return {
        "badge": request.build_absolute_uri(badge_path),
        "card": as_read(request, f"/card/{public_id}.png", reader=reader),
    }
