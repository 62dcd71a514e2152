"""The values a change touches, each with its risk and the citations beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from registry.admin.form_words import Form, Told, Words
from registry.changesets.models import Remark, Risk
from registry.changesets.risk import highest, risk_of_field
from registry.citations.vocabulary import Stance
from registry.history.labels import column_label
from registry.records.chinese import has_han
from registry.records.names import ENDS, stem_of
from registry.records.paths import is_own

SHORT = {"en": "English", "zh-Hant-HK": "繁體", "zh-Hans": "简体"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it stands beside a value."""

    source: str
    place: str
    quote: str
    lang: str
    stance: str
    contradicts: bool


@dataclass(frozen=True, slots=True)
class InLanguage:
    """One language of a text: its change, or the words that stay."""

    lang: str
    heading: str
    told: Told | None
    stays: str


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value, or one text in three languages; `stale` says what fell behind."""

    label: str
    path: str
    risk: Risk
    told: Told | None  # None: in languages
    texts: list[InLanguage] = field(default_factory=list)
    citations: list[Cited] = field(default_factory=list)
    uncited: bool = False
    stale: str = ""
    remarks: list[Remark] = field(default_factory=list)


def value_lines(
    words: Words, old: Form, new: Form, remarks: Mapping[str, list[Remark]]
) -> list[ValueLine]:
    """Return a line for each value that differs; texts of three languages in one."""
    found = words.differences(old, new)
    facts = [one for one in found if one.name != "citations"]
    lines = [_line(words, group, new, remarks) for group in _groups(facts)]
    return [*lines, *_citations(found)]


def _groups(found: Iterable[Told]) -> Iterator[list[Told]]:
    """Put the languages of one text beside each other."""
    groups: dict[str, list[Told]] = {}
    for one in found:
        groups.setdefault(_stem(one), []).append(one)
    yield from groups.values()


def _stem(one: Told) -> str:
    return stem_of(one.path) if "/" not in one.path else one.path


def _line(
    words: Words,
    group: list[Told],
    new: Form,
    remarks: Mapping[str, list[Remark]],
) -> ValueLine:
    first, kind = group[0], words.kind
    stem = _stem(first)
    paths = [one.path for one in group]
    texts = _texts(stem, group, new) if stem != first.path else []
    cited = [
        _cited(words, row)
        for row in new.get("citations") or ()
        if set(paths).intersection(row["fields"])
    ]
    wants = any(one.new and not is_own(kind, one.path) for one in group)
    return ValueLine(
        label=column_label(kind.record, stem) if texts else first.label,
        path=first.path,
        risk=highest(risk_of_field(kind, one.name) for one in group),
        told=None if texts else first,
        texts=texts,
        citations=cited,
        uncited=wants and not cited and first.name != "slug",
        stale=_stale(texts),
        remarks=[one for path in paths for one in remarks.get(path, [])],
    )


def _texts(stem: str, group: list[Told], new: Form) -> list[InLanguage]:
    changed = {one.path: one for one in group}
    return [
        InLanguage(
            lang,
            SHORT[lang],
            changed.get(f"{stem}{end}"),
            str(new.get(f"{stem}{end}") or ""),
        )
        for end, lang in ENDS.items()
    ]


def _stale(texts: list[InLanguage]) -> str:
    """Return which language did not follow a change; blank where none fell behind."""
    of = {text.lang: text for text in texts}
    if not of:
        return ""
    hant, hans, english = of["zh-Hant-HK"], of["zh-Hans"], of["en"]
    if hant.told and hans.stays and not hans.told:
        return _("简 is older than 繁")
    if english.told and english.told.old and hant.stays and not hant.told:
        return _("繁 did not follow the English text")
    return ""


def _citations(found: Iterable[Told]) -> list[ValueLine]:
    """Return what is cited anew or no longer, at the end."""
    return [
        ValueLine(one.label, "", Risk.LOW, one)
        for one in found
        if one.name == "citations"
    ]


def _cited(words: Words, row: Mapping[str, Any]) -> Cited:
    quote, stance = row["quote"] or "", Stance(row["stance"])
    return Cited(
        source=words.names.get(row["source"], row["source"]),
        place=row["locator"] or "",
        quote=quote,
        lang="zh" if has_han(quote) else "en",
        stance=str(stance.label),
        contradicts=stance == Stance.CONTRADICTS,
    )
