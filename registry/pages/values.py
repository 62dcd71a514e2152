"""How a stored value is shown: dates in words, codes by name, records as links."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from registry.citations.models import Claim
from registry.history.labels import label
from registry.pages.languages import is_chinese
from registry.pages.refs import Refs, mark_of
from registry.records import partial_date
from registry.records.fields import PartialDateField
from registry.records.kinds import kind_of_id
from registry.records.names import ENDS, HTML_LANG, Text, pick
from registry.records.paths import name_of
from registry.records.punctuation import with_commas

EXACT = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)  # what HTML's datetime takes
SCHEME = re.compile("https?://")
PLACE = "position"  # of a row among the others, and no value of it
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Value:
    """One value on a page. `lang` is blank where it is the page's own."""

    text: str
    lang: str = ""
    url: str = ""
    rel: str = ""
    datetime: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """How values are shown to one reader, given the records they mention."""

    language: str
    refs: Refs

    def values(self, field: Any, raw: Any) -> list[Value]:
        """Return a column's value in a public form as shown; nothing for a blank."""
        if raw in (None, "", []):
            return []
        if isinstance(raw, list):
            return [value for item in raw for value in self.values(field, item)]
        if isinstance(field, PartialDateField | models.DateField):
            return dated(raw, self.language)
        is_link = field.is_relation or raw in self.refs
        return [self.link(raw) if is_link else self._plain(field, raw)]

    def cell(self, field: Any, row: Mapping[str, Any]) -> list[Value]:
        """Return a column of a part's row as shown; a path by what it is called."""
        raw = row.get(field.name)
        is_path = (field.model, field.name) == (Claim, "field")
        if is_path and raw and (kind := kind_of_id(row.get("record") or "")):
            return [Value(label(kind, name_of(raw)))]
        return self.values(field, raw)

    def link(self, public_id: str) -> Value:
        """Return a link to a record; its bare id where it is no longer published."""
        ref = self.refs.get(public_id)
        if ref is None:
            return Value(public_id)
        return replace(written(ref.name, self.language), url=ref.url)

    def languages(self, form: Mapping[str, Any], stem: str) -> list[Value]:
        """Return a text in three languages: the reader's first, then others held."""
        first = pick(form, stem, language=self.language)
        held = [
            Text(form[f"{stem}{end}"], lang)
            for end, lang in ENDS.items()
            if form.get(f"{stem}{end}")
        ]
        others = [text for text in held if text != replace(first, mark="")]
        return [written(text, self.language) for text in (first, *others) if text.text]

    def _plain(self, field: Any, raw: Any) -> Value:
        if isinstance(raw, bool):
            return Value(_("yes") if raw else _("no"))
        if raw in (words := getattr(field, "words", {})):
            return Value(str(words[raw]))
        if field.choices:
            return Value(str(dict(field.flatchoices).get(raw, raw)))
        if isinstance(field, models.DecimalField):
            return Value(f"{Decimal(raw):,f}")
        if isinstance(field, models.URLField) or field.name.endswith("_urls"):
            return Value(_bare(raw), url=raw)
        return self._text(_bare(str(raw)))

    def _text(self, raw: str) -> Value:
        if CODE.fullmatch(raw):
            return Value(raw.replace("_", " "))
        return Value(raw, foreign(raw, self.language))


def foreign(text: str, language: str) -> str:
    """Return the `lang` of a text on a page; blank where it is the page's own."""
    lang = HTML_LANG["zh-hant"] if is_chinese(text) else HTML_LANG["en"]
    return "" if lang[:2] == language[:2] else lang


def written(text: Text, language: str) -> Value:
    """Return a text with its language and mark."""
    lang = "" if text.lang == HTML_LANG[language] else text.lang
    mark = mark_of(text)
    return Value(text.text, lang, marks=(mark,) if mark else ())


def dated(raw: str | None, language: str) -> list[Value]:
    """Return a partial date in words, with its machine form where it is exact."""
    if not raw:
        return []
    exact = raw if EXACT.fullmatch(raw) else ""
    return [Value(partial_date.shown(raw, language), datetime=exact)]


def _bare(address: str) -> str:
    """Return an address as people write it; another text as it is."""
    return SCHEME.sub("", address).rstrip("/") if SCHEME.match(address) else address


def joined(values: list[Value]) -> str:
    """Return values as one text, as its language parts them."""
    return with_commas(value.text for value in values)
