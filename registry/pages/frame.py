"""The frame of every page: languages, navigation, the date bar, the footer."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache, partial, wraps
from http import HTTPStatus
from typing import Any, TypedDict
from urllib.parse import urlencode

from django import urls
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from registry.pages.addresses import (
    at_times,
    cleared,
    in_language,
    reverse,
    with_query,
    without_language,
    without_times,
)
from registry.pages.cards.asking import REGISTER_CARD, as_read
from registry.pages.feeds.announced import announced
from registry.pages.menu import FOOTER, MENU
from registry.pages.reader import KNOWN, ON, BadParameter, Reader, reader_of
from registry.pages.tagging import tagged
from registry.pages.twins.alternates import alternates
from registry.past.views import laid
from registry.records.kinds import Kind, catalogue, kinds
from registry.records.names import HTML_LANG

View = Callable[..., HttpResponse]
SHORT = {"en": "EN", "zh-hant": "繁", "zh-hans": "简"}
FULL = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}
LOCALE = {"en": "en_GB", "zh-hant": "zh_HK", "zh-hans": "zh_CN"}  # of OpenGraph
MACHINE = ("/api/v1/docs", "/api/v1/openapi.json", "/api/v1/changes")


class Link(TypedDict):
    """A link of the frame."""

    label: str
    url: str
    current: bool


def page(view: View) -> View:
    """Hand a view its reader, and answer a bad parameter with the 400 page.

    The view reads the register as of the times asked, and its addresses lead to them.
    Pages are only read: another method is answered 405.
    """

    @require_safe
    @wraps(view)
    def shown(
        request: HttpRequest,
        *args: Any,
        at: int | None = None,
        on: str = "",
        **kwargs: Any,
    ) -> HttpResponse:
        try:
            reader = reader_of(request, at=at, on=on)
            drawn = partial(view, request, reader, *args, **kwargs)
            with at_times(reader.times), register_of(reader):
                return tagged(request, reader, view=drawn)
        except BadParameter as error:
            return refused(request, error)

    return shown


def register_of(reader: Reader) -> AbstractContextManager[None]:
    """Have the register as the reader asks for it: as it was then, else as it is."""
    return laid(reader.known.seq) if reader.known else nullcontext()


def refused(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """Return the 400 page: which parameter, why, and its field refilled."""
    kept = {name: value for name, value in request.GET.items() if name != error.name}
    context = {
        "refusal": error,
        "kept": list(kept.items()),
        "plain_path": without_times(request.path),
        "without": without_times(cleared(request, [error.name])),
    }
    request.GET = QueryDict(urlencode(kept))  # the frame must not stumble over it again
    reader = reader_of(request)
    return framed(request, "pages/400.html", reader=reader, context=context, status=400)


def framed(
    request: HttpRequest,
    template: str,
    *,
    reader: Reader,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Return a page in its frame."""
    return render(
        request,
        template,
        {
            "reader": reader,
            "lang": reader.html_lang,
            "prefix": reader.language,
            "home": reverse("home"),
            "today": reader.today,
            "today_text": reader.day(reader.today),
            "on_text": reader.day(reader.on),
            "head": _head(reader),
            "past": _past(reader),
            "switch": switch(request, reader),
            "default_url": in_no_language(request),
            "twins": alternates(request) if status == HTTPStatus.OK else [],
            "feeds": announced(request) if status == HTTPStatus.OK else [],
            "nav": navigation(request),
            "footer": footer(),
            "plain_path": without_times(request.path),
            "plain_url": without_times(cleared(request, [ON, KNOWN])),
            "carried": carried(request),
            "register_card": as_read(request, REGISTER_CARD, reader=reader),
            "canonical": request.build_absolute_uri(without_times(request.path)),
            **context,
        },
        status=status,
    )


def in_no_language(request: HttpRequest) -> str:
    """Return the whole address that leads each reader to their own language."""
    path = with_query(request, without_language(request.path))
    return request.build_absolute_uri(path)


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a page was asked besides its day and where its list goes on."""
    anew = {ON, KNOWN, "page", "before"}
    asked = ((name, request.GET.getlist(name)) for name in request.GET)
    return [(name, value) for name, all_ in asked if name not in anew for value in all_]


def switch(request: HttpRequest, reader: Reader) -> list[dict[str, Any]]:
    """Return the same page in each language."""
    return [
        {
            "label": SHORT[language],
            "name": FULL[language],
            "locale": LOCALE[language],
            "lang": HTML_LANG[language],
            "url": in_language(request, language),
            "absolute": request.build_absolute_uri(in_language(request, language)),
            "current": language == reader.language,
        }
        for language in HTML_LANG
    ]


def navigation(request: HttpRequest) -> list[Link]:
    """Return the main navigation; it names only pages that exist."""
    chosen = [
        kind for slug in catalogue().menu for kind in kinds() if kind.slug == slug
    ]
    links = [(menu_label(kind), list_url(kind)) for kind in chosen or kinds()]
    links += [(str(label), reverse(name)) for name, label in MENU if is_named(name)]
    return [_link(label, url, request=request) for label, url in links]


def menu_label(kind: Kind) -> str:
    """Return what the menu calls the records of a kind."""
    label = catalogue().themes.labels.get(kind.slug)
    return str(label) if label else plural(kind)


def footer() -> dict[str, Any]:
    """Return the groups of the footer, without pages that are not there, and kinds."""
    groups = [
        {"title": title, "links": [link for one in names if (link := _foot(*one))]}
        for title, names in FOOTER
    ]
    browse = [{"label": plural(kind), "url": list_url(kind)} for kind in kinds()]
    return {"groups": groups, "kinds": browse}


def _foot(name: str, label: str | Promise) -> dict[str, str] | None:
    """Return a link to a page by its name, or by its path behind no language."""
    if name.startswith("/"):
        return {"label": str(label), "url": name} if exists(name) else None
    if not is_named(name):
        return None
    url = reverse(name)
    if without_language(url) == url:  # as the calendar, which asks for its language
        url = f"{url}?lang={get_language()}"
    return {"label": str(label), "url": url}


@cache
def is_named(name: str) -> bool:
    """Say whether there is a page of this name."""
    try:
        urls.reverse(name)
    except urls.NoReverseMatch:
        return False
    return True


@cache
def exists(path: str) -> bool:
    """Say whether a path leads to a page of this register."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def plural(kind: Kind) -> str:
    """Return what many records of a kind are called."""
    return capfirst(str(kind.record._meta.verbose_name_plural))


def list_url(kind: Kind) -> str:
    """Return the address of a kind's list."""
    return reverse("list", args=[kind.slug])


def _link(label: str, url: str, *, request: HttpRequest) -> Link:
    is_here = request.path == url or request.path.startswith(f"{url}/")
    return Link(label=label, url=url, current=is_here)


def _head(reader: Reader) -> dict[str, Any]:
    """Return the newest change, whatever the page is asked for; a past has it not."""
    head = reader.head
    with at_times(""):
        url = reverse("change", args=[head.seq]) if head.seq else ""
    return {
        "seq": head.seq,
        "url": url,
        "recorded_at": head.recorded_at,
        "recorded": reader.instant(head.recorded_at) if head.recorded_at else "",
    }


def _past(reader: Reader) -> dict[str, Any] | None:
    """Return which change number is read, and how many came since; None for now."""
    known = reader.known
    if known is None or known.seq == reader.head.seq:
        return None
    return {
        "seq": known.seq,
        "recorded": reader.instant(known.recorded_at),
        "later": reader.head.seq - known.seq,
    }
