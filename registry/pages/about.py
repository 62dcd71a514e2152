"""About the register: what it is, how it works, how it can be read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from registry.pages.addresses import reverse
from registry.pages.frame import framed, page
from registry.pages.freshness import freshness
from registry.pages.reader import Reader

ABOUT = {
    "about": _("About"),
    "method": _("How we work"),
    "accessibility": _("Accessibility"),
}
ABOVE = "about"


@page
def about(request: HttpRequest, reader: Reader, *, name: str = ABOVE) -> HttpResponse:
    """Show a page about the register; the queries of `freshness`."""
    top = {"label": ABOUT[ABOVE], "url": reverse("about")}
    context: dict[str, Any] = {
        "title": ABOUT[name],
        "here": {"label": ABOUT[name]},
        "trail": [] if name == ABOVE else [top],
        "freshness": freshness(reader),
    }
    return framed(request, f"pages/about/{name}.html", reader=reader, context=context)
