"""The addresses of the public pages, behind the language."""

import re

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import include, path, re_path, register_converter

from registry.pages.about import about
from registry.pages.addresses import query_of
from registry.pages.calendar import calendar
from registry.pages.cards import addresses as cards
from registry.pages.changes import change, changes
from registry.pages.check import check
from registry.pages.compare import compare, compare_csv
from registry.pages.crawling import addresses as crawling
from registry.pages.data import api, data
from registry.pages.feeds import addresses as feed_addresses
from registry.pages.feeds.about import feeds
from registry.pages.feeds.views import list_feed, record_feed
from registry.pages.home import home
from registry.pages.lists import listing
from registry.pages.pictures.files import chart
from registry.pages.record import by_id, history, record
from registry.pages.report import report
from registry.pages.report import state as report_state
from registry.pages.themes import theme
from registry.pages.timeline import timeline
from registry.pages.twins import addresses as twins
from registry.pages.twins.of_lists import list_twin
from registry.pages.twins.of_records import record_twin
from registry.pages.twins.sending import negotiated
from registry.pages.versions import compare as compare_versions
from registry.pages.versions import version
from registry.records.kinds import catalogue, kinds
from registry.records.names import HTML_LANG

KINDS = "|".join(re.escape(kind.slug) for kind in kinds())
THEMES = "|".join(map(re.escape, catalogue().themes.pages))


class KindSlug:
    """The slug of a kind."""

    regex = KINDS

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class ThemeName(KindSlug):
    """The address of a page about a theme."""

    regex = THEMES


class Day:
    """A day; whether there is one so called is told by the page."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(KindSlug, "kind")
register_converter(ThemeName, "theme")
register_converter(Day, "day")


def without_slash(request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Lead to the address without the slash at its end (308)."""
    target = request.path.rstrip("/") + query_of(request)
    response = HttpResponsePermanentRedirect(target)
    response.status_code = 308
    return response


def with_slash(request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Lead from a language alone to its home page (308)."""
    response = HttpResponsePermanentRedirect(f"{request.path}/")
    response.status_code = 308
    return response


# each page as of now, and at the times its address names
PAGES = [
    path("", home, name="home"),
    path("check", check, name="check"),
    path("search", check, name="search"),
    path("compare", compare, name="compare"),
    path("compare.csv", compare_csv, name="compare_csv"),
    path("changes", changes, name="changes"),
    path("changes/<int:seq>", change, name="change"),
    path("timeline", timeline, name="timeline"),
    path("report", report, name="report"),
    path("report/<slug:reference>", report_state, name="report_state"),
    path("about", about, name="about"),
    path("about/method", about, {"name": "method"}, name="method"),
    path("about/accessibility", about, {"name": "accessibility"}, name="accessibility"),
    path("data", data, name="data"),
    path("api", api, name="api"),
    path("feeds", feeds, name="feeds"),
    path("<theme:name>", theme, name="theme"),
    path("<kind:slug>", negotiated(listing, list_twin, feed=list_feed), name="list"),
    path(
        "<kind:kind>/<slug:slug>",
        negotiated(record, record_twin, feed=record_feed),
        name="record",
    ),
    *twins.behind_language(),
    path("<kind:kind>/<slug:slug>/history", history, name="history"),
    path("<kind:kind>/<slug:slug>/v/<int:number>", version, name="version"),
    path("<kind:kind>/<slug:slug>/compare", compare_versions, name="compare_versions"),
]
AT_ON = "at/<int:at>/on/<day:on>/"
AT = r"(?:at/[^/]+/on/[^/]+/)?"
OTHERS = f"about|api|changes|data|check|compare|feeds|report|search|timeline|{THEMES}"
urlpatterns = [
    re_path(rf"^(?:{'|'.join(HTML_LANG)})$", with_slash),
    path("id/<str:public_id>", by_id, name="id"),
    re_path(r"^charts/(?P<name>[a-z-]+)\.(?P<form>svg|csv)$", chart, name="chart"),
    *twins.without_language(),
    *feed_addresses.without_language(),
    *crawling.URLS,
    *cards.URLS,
    path("coming.ics", calendar, name="calendar"),
    *i18n_patterns(
        *PAGES,
        *feed_addresses.behind_language(),
        path(AT_ON, include((PAGES, "dated"))),
        re_path(r"^at/[0-9]+/on/[^/]+$", with_slash),
        re_path(rf"^{AT}(?:{KINDS}|{OTHERS})(?:/.*)?/$", without_slash),
    ),
]
