"""Which feeds a page announces: those of what it shows, else that of all changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.pages.feeds.formats import FEEDS
from registry.pages.feeds.place import Place
from registry.pages.filters import STATUS
from registry.pages.twins.alternates import Alternate
from registry.pages.twins.neutral import USUAL
from registry.records.kinds import kind_by_slug
from registry.search.filters import paths

OF_RECORD = ("record", "history", "version", "compare_versions")
OF_CHANGES = ("record", "kind", "cause")  # the filters of their page


@dataclass(frozen=True, slots=True)
class Announced(Alternate):
    """A feed as a link; `title` says what it tells."""

    title: str = ""


def announced(request: HttpRequest) -> list[Announced]:
    """Return the feeds of a page in each form, filtered as it is; no query.

    They lead to now, whatever times the page was asked for.
    """
    place, title = _followed(request, f"/{get_language() or USUAL}")
    return [
        Announced(form.label, form.media_type, place.url(form), title=title)
        for form in FEEDS
    ]


def _followed(request: HttpRequest, start: str) -> tuple[Place, str]:
    match = request.resolver_match
    name, given = (match.url_name, match.kwargs) if match else ("", {})
    if name in OF_RECORD:
        return Place(f"{start}/{given['kind']}/{given['slug']}"), _("This record")
    if name == "list":
        slug = given["slug"]
        asked = _asked(request, [STATUS, *paths(kind_by_slug()[slug])])
        return Place(f"{start}/{slug}", asked), _("This list")
    asked = _asked(request, OF_CHANGES if name == "changes" else ())
    return Place(f"{start}/changes", asked), _("Changes to the register")


def _asked(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    return {name: value for name in names if (value := request.GET.get(name))}
