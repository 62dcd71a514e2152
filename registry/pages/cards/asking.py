"""Addresses of pictures that show what a page says: in its language, at its times."""

from urllib.parse import urlencode

from django.http import HttpRequest

from registry.pages.reader import KNOWN, ON, Reader
from registry.pages.twins.neutral import LANG

REGISTER_CARD = "/card.png"


def as_read(request: HttpRequest, path: str, *, reader: Reader) -> str:
    """Return the whole address of a picture as the reader reads the page."""
    asked = {LANG: reader.language, ON: reader.asked, KNOWN: reader.asked_known}
    query = urlencode({name: value for name, value in asked.items() if value})
    return request.build_absolute_uri(f"{path}?{query}")
