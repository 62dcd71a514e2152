"""What stands around every page of the desk: languages, roles, counts of the menu."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy

from registry.ledger import read
from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import HeadNow
from registry.records.kinds import kinds
from registry.records.names import HTML_LANG

SHORT = {"en": "EN", "zh-hant": "繁", "zh-hans": "简"}
FULL = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}
ROLES = {
    "editor": gettext_lazy("editor"),
    "reviewer": gettext_lazy("reviewer"),
    "publisher": gettext_lazy("publisher"),
    "administrator": gettext_lazy("administrator"),
    "auditor": gettext_lazy("auditor"),
}
# what an entry does to how many records there are; others leave it as it was
COUNTED = {EntryType.PUBLISHED: 1, EntryType.RESTORED: 1, **dict.fromkeys(LEFT, -1)}


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the desk as its switch shows it."""

    code: str
    lang: str
    label: str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """How many live records a kind has, and the newest number that changed one."""

    count: int
    seq: int


def language() -> str:
    """Return the language of this page: `en`, `zh-hant` or `zh-hans`."""
    code = get_language()
    return code if code in HTML_LANG else "en"


def languages() -> list[Language]:
    """Return the languages of the switch, the page's own marked."""
    here = language()
    return [
        Language(code, lang, SHORT[code], FULL[code], current=code == here)
        for code, lang in HTML_LANG.items()
    ]


def roles(user: Any) -> list[str]:
    """Return the roles of an account in words; one query."""
    names = user.groups.order_by("name").values_list("name", flat=True)
    return [str(ROLES.get(name, name)) for name in names]


def page_head(request: HttpRequest) -> HeadNow:
    """Return the head that this page is made from; one query, the first time."""
    held = vars(request)
    if "page_head" not in held:
        held["page_head"] = read.head()
    found: HeadNow = held["page_head"]
    return found


@lru_cache(maxsize=1)
def holdings(_at: HeadNow) -> dict[str, Holding]:
    """Return {model label: what it holds}, every kind named; one query a publication.

    It is kept for the head of the register, and counted in the ledger: nothing else
    moves it, least of all the draft that the page asking first may be drawn in.
    """
    rows = Entry.objects.order_by().values_list("kind", "type")
    counts, seqs = Counter[str](), Counter[str]()
    for slug, type_, count, seq in rows.annotate(Count("pk"), Max("seq")):
        counts[slug] += COUNTED.get(type_, 0) * count
        seqs[slug] = max(seqs[slug], seq)
    return {kind.model: Holding(counts[kind.slug], seqs[kind.slug]) for kind in kinds()}
