"""The values a change touches, each with its risk and the citations beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.admin.form_words import Form, Told, Words
from registry.changesets.models import Remark, Risk
from registry.changesets.risk import highest, risk_of_field
from registry.citations.vocabulary import Stance
from registry.history.labels import column_label, column_of
from registry.records.chinese import has_han
from registry.records.kinds import Kind
from registry.records.names import ENDS, stem_of
from registry.records.paths import is_own
from registry.records.punctuation import with_colon, with_semicolons
from registry.records.state import fields_of, m2m_of

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
    words: Words, old: Form, *, new: Form, remarks: Mapping[str, list[Remark]]
) -> list[ValueLine]:
    """Return a line for each value that differs, in the order of a form.

    The languages of a text are one line, and so is a row that came or went.
    """
    found = words.differences(old, new)
    facts = [one for one in found if one.name != "citations"]
    groups = _groups(facts, _whole_rows(old, new))
    lines = [_line(words, group, new=new, remarks=remarks) for group in groups]
    return [*lines, *_citations(found)]


def _whole_rows(old: Form, new: Form) -> set[str]:
    """Return `part/row` of every row that only one of the two forms has."""
    return _rows(old) ^ _rows(new)


def _rows(form: Form) -> set[str]:
    return {
        f"{name}/{row['id']}"
        for name, value in form.items()
        if isinstance(value, list)
        for row in value
        if isinstance(row, Mapping) and "id" in row
    }


def _groups(found: Iterable[Told], whole: set[str]) -> Iterator[list[Told]]:
    """Put the languages of one text together, and the values of a whole row."""
    groups: dict[str, list[Told]] = {}
    for one in found:
        row = one.path.rpartition("/")[0]
        groups.setdefault(row if row in whole else _stem(one), []).append(one)
    yield from groups.values()


def _stem(one: Told) -> str:
    return one.path if "/" in one.path else stem_of(one.path)


def _line(
    words: Words,
    group: list[Told],
    *,
    new: Form,
    remarks: Mapping[str, list[Remark]],
) -> ValueLine:
    first, kind = group[0], words.kind
    paths = [one.path for one in group]
    texts = _texts(_stem(first), group, new=new) if _stem(first) != first.path else []
    cited = [
        (row, _cited(words, row))
        for row in new.get("citations") or ()
        if set(paths).intersection(row["fields"])
    ]
    named = {path for row, _one in cited if _supports(row) for path in row["fields"]}
    wanting = [one for one in group if one.new and _wants_citation(kind, one)]
    return ValueLine(
        label=_label(kind, group, in_languages=bool(texts)),
        path=first.path,
        risk=highest(risk_of_field(kind, one.name) for one in group),
        told=None if texts else _joined(kind, group),
        texts=texts,
        citations=[one for _row, one in cited],
        uncited=any(one.path not in named for one in wanting),
        stale=_stale(texts),
        remarks=[one for path in paths for one in remarks.get(path, [])],
    )


def _supports(row: Mapping[str, Any]) -> bool:
    """Say whether a citation is enough for a value: publication asks the same."""
    return bool(row["stance"] == Stance.SUPPORTS)


def _wants_citation(kind: Kind, one: Told) -> bool:
    """Say whether a citation must name the value: no slug, nothing of our own."""
    model, column = column_of(kind, one.name)
    typed = {field.name for field in [*fields_of(model), *m2m_of(model)]}
    return column in typed - {"slug"} and not is_own(kind, one.path)


def _label(kind: Kind, group: list[Told], *, in_languages: bool) -> str:
    first = group[0]
    if in_languages:
        return column_label(kind.record, _stem(first))
    if len(group) > 1:  # a whole row
        part, _column = column_of(kind, first.name)
        return str(capfirst(str(part._meta.verbose_name)))
    return first.label


def _joined(kind: Kind, group: list[Told]) -> Told:
    """Return one value as it is, the values of a whole row in one."""
    if len(group) == 1:
        return group[0]
    called = [column_label(*column_of(kind, one.name)) for one in group]
    old, new = (
        with_semicolons(
            with_colon(name, text)
            for name, text in zip(called, side, strict=True)
            if text
        )
        for side in ([one.old for one in group], [one.new for one in group])
    )
    return replace(group[0], old=old, new=new, pieces=())


def _texts(stem: str, group: list[Told], *, new: Form) -> list[InLanguage]:
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
