"""Pages about a theme: applications, topics, what is coming."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from registry.pages.addresses import cleared, reverse, with_parameters
from registry.pages.frame import framed, page
from registry.pages.pictures.showing import of_theme
from registry.pages.reader import KNOWN, ON, BadParameter, Reader
from registry.pages.statements import Statements, run
from registry.records.kinds import catalogue
from registry.records.themes import Choice, Page


@page
def theme(request: HttpRequest, reader: Reader, *, name: str) -> HttpResponse:
    """Show a theme, narrowed as asked: the queries of its builder, and 4 more."""
    found = catalogue().themes.pages[name]
    chosen = _chosen(request.GET, found)
    made = found.build(reader.on, language=reader.language, chosen=chosen)
    statements = Statements.of(made, reader.language)
    context = {
        "title": found.title,
        "here": {"label": found.title},
        "trail": _trail(name),
        "answer": [run(words, reader.language) for words in made.answer],
        "facts": [(label, statements.cell(cell)) for label, cell in made.facts],
        "notes": made.notes,
        "choices": _choices(request, found.parameter, choices=made.choices),
        "pictures": of_theme(name, reader),
        "sections": [statements.table(one) for one in made.sections],
        "all_url": cleared(request, [found.parameter]) if chosen else "",
        "ignored": sorted({*request.GET} - {ON, KNOWN, found.parameter}),
    }
    return framed(request, found.template, reader=reader, context=context)


def _chosen(given: Mapping[str, str], found: Page) -> str:
    """Return by what the page is narrowed; raise BadParameter for what is no code."""
    value = given.get(found.parameter, "") if found.parameter else ""
    if value in ("", *found.among):
        return value
    remedy = _("Give one of these: %s.") % ", ".join(found.among)
    raise BadParameter(found.parameter, value, remedy)


def _choices(
    request: HttpRequest, parameter: str, *, choices: Sequence[Choice]
) -> list[dict[str, Any]]:
    return [
        {
            "label": choice.label,
            "count": choice.count,
            "url": with_parameters(request, **{parameter: choice.code}),
            "current": request.GET.get(parameter) == choice.code,
        }
        for choice in choices
    ]


def _trail(name: str) -> list[dict[str, str]]:
    """Return the pages above this one, by its address."""
    above, slash, _last = name.rpartition("/")
    if not slash:
        return []
    made = catalogue().themes.pages[above]
    return [{"label": str(made.title), "url": reverse("theme", args=[above])}]
