"""What a fact rests on: its citations, and the mark that sums them up."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.citations.models import Source
from registry.citations.vocabulary import CONFIRMING_TIER, PublisherKind, Read, Stance
from registry.pages.addresses import reverse
from registry.pages.languages import is_chinese
from registry.pages.values import Value, dated, foreign
from registry.records.names import HTML_LANG

Sources = Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The mark of a fact; `unsettled` ones are amber."""

    label: str
    shape: str
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the drawer shows it."""

    source: str
    lang: str
    url: str
    publisher: str
    kind: str
    locator: str
    quote: str
    quote_lang: str
    stance: str
    stance_label: str
    says: str
    read: str
    published: list[Value]
    retrieved: list[Value]
    verified: list[Value]
    publisher_lang: str = ""
    says_lang: str = ""
    locator_lang: str = ""


def sources_of(form: Mapping[str, Any]) -> dict[str, Source]:
    """Return {public id: source} of what a form cites; one query."""
    ids = {row["source"] for row in form["citations"]}
    found = Source.objects.filter(public_id__in=ids)
    return {source.public_id: source for source in found}


def bearing_on(form: Mapping[str, Any], paths: Collection[str]) -> list[Any]:
    """Return a form's citations that name one of these paths, supporting ones first."""
    wanted, order = set(paths), list(Stance.values)
    found = [row for row in form["citations"] if wanted.intersection(row["fields"])]
    return sorted(found, key=lambda row: order.index(row["stance"]))


def mark(rows: Iterable[Any], sources: Sources, *, own: bool) -> Evidence | None:
    """Return the mark for these citations; None where there is nothing to say."""
    rows = list(rows)
    if any(row["stance"] == Stance.CONTRADICTS for row in rows):
        return Evidence(_("Sources disagree"), "disagree", unsettled=True)
    support = [row for row in rows if row["stance"] == Stance.SUPPORTS]
    if opened := _opened(support, sources):
        return _agreeing(opened, sources)
    if unopened := {row["source"] for row in support}:
        return Evidence(_unopened(len(unopened)), "one")
    return Evidence(_("Our own, not from a source"), "pen") if own else None


def drawer(rows: Iterable[Any], sources: Sources, *, language: str) -> list[Cited]:
    """Return the citations, each once, however many fields it names."""
    found = (
        _cited(row, sources[row["source"]], language=language)
        for row in rows
        if row["source"] in sources
    )
    kept: dict[tuple[str, ...], Cited] = {}
    for cited in found:
        same = kept.setdefault(_same(cited), cited)
        if not same.read:  # of two readings the more cautious one is told
            kept[_same(cited)] = cited
    return list(kept.values())


def tally(form: Mapping[str, Any], sources: Sources) -> str:
    """Return how many sources a record rests on, and how many are official."""
    ids = {row["source"] for row in form["citations"]}
    return counted(len(ids), sum(_is_official(sources.get(i)) for i in ids))


def counted(number: int, official: int) -> str:
    """Return how many sources there are, and how many of them are official."""
    words = ngettext("%(all)d source", "%(all)d sources", number) % {"all": number}
    if not official:
        return _("%s, none official") % words
    return _("%(sources)s, %(official)d official") % {
        "sources": words,
        "official": official,
    }


def _is_official(source: Source | None) -> bool:
    return source is not None and source.tier <= CONFIRMING_TIER


def _opened(support: list[Any], sources: Sources) -> set[str]:
    """Return the sources we opened, without reprints through which one was read."""
    opened = {row["source"] for row in support if row["read"] != Read.NOT_READ}
    held = [sources[public_id] for public_id in opened if public_id in sources]
    reprints = {
        one.public_id
        for one in held
        if any(one.url in other.read_via for other in held if other is not one)
    }
    return opened - reprints or opened


def _agreeing(opened: set[str], sources: Sources) -> Evidence:
    if len(opened) == 1:
        return Evidence(_one(sources.get(min(opened))), "one")
    words = ngettext("%d source agrees", "%d sources agree", len(opened))
    return Evidence(words % len(opened), "agree")


def _unopened(number: int) -> str:
    words = ngettext(
        "%d source, not yet opened by us", "%d sources, not yet opened by us", number
    )
    return words % number


def _one(source: Source | None) -> str:
    if _is_official(source):
        return _("1 source, official")
    return _("1 source, secondary")


def _same(cited: Cited) -> tuple[str, ...]:
    return cited.url, cited.locator, cited.quote, cited.stance, cited.says


def _cited(row: Mapping[str, Any], source: Source, *, language: str) -> Cited:
    quote, stance = row["quote"] or "", row["stance"]
    return Cited(
        source=source.title,
        lang=_language_of(source.title, source),
        url=reverse("record", args=["sources", source.slug]),
        publisher=source.publisher,
        kind=str(PublisherKind(source.publisher_kind).label),
        locator=row["locator"] or "",
        quote=quote,
        quote_lang=_language_of(quote, source),
        stance=stance,
        stance_label=str(Stance(stance).label) if stance != Stance.SUPPORTS else "",
        says=row["says"] or "" if stance != Stance.SUPPORTS else "",
        read=_read(row["read"], source),
        published=dated(source.published, language),
        retrieved=dated(source.retrieved, language),
        verified=dated(row["verified_on"], language),
        publisher_lang=foreign(source.publisher, language),
        says_lang=foreign(row["says"] or "", language),
        locator_lang=foreign(row["locator"] or "", language),
    )


def _read(read: str, source: Source) -> str:
    """Return how it was read, if that needs saying; only official text has reprints."""
    if read == Read.DIRECT or (read == Read.VIA and not _is_official(source)):
        return ""
    return str(Read(read).label)


def _language_of(text: str, source: Source) -> str:
    """Return the language its words are in: a source may quote, or be named, in two."""
    if not is_chinese(text):
        return HTML_LANG["en"]
    in_chinese = source.language.startswith("zh")
    return source.language if in_chinese else HTML_LANG["zh-hant"]
