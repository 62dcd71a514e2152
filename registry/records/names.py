"""The reader's language: which text to show, in which language, with which mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.records.chinese import simplified

HTML_LANG = {"en": "en", "zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans"}
# how columns end: {"_zh_hant": "zh-Hant-HK", …}
ENDS = {f"_{code.replace('-', '_')}": lang for code, lang in HTML_LANG.items()}
CONVERTED, NO_OFFICIAL = "converted", "no-official-chinese"


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the HTML `lang` it is in, and the mark it bears, if any."""

    text: str
    lang: str
    mark: str = ""


def pick(values: Mapping[str, Any], stem: str, *, language: str) -> Text:
    """Return `stem` in the reader's language, or the best fallback, marked.

    Never machine-translated: a missing Chinese title shows the English one; 简 is
    converted from 繁 where no source gives it; 繁 is never made from 简.
    """
    english, hant = values.get(f"{stem}_en") or "", values.get(f"{stem}_zh_hant") or ""
    hans = values.get(f"{stem}_zh_hans") or ""
    if language == "en":
        return Text(english, "en") if english else Text(hant, HTML_LANG["zh-hant"])
    if language == "zh-hans" and (hans or hant):
        lang = HTML_LANG[language]
        return Text(hans, lang) if hans else Text(simplified(hant), lang, CONVERTED)
    if language == "zh-hant" and hant:
        return Text(hant, HTML_LANG[language])
    return Text(english, "en", NO_OFFICIAL if english else "")


def in_languages(stem: str) -> tuple[str, ...]:
    """Return the columns of a text in three languages: `title_en` and so on."""
    return tuple(f"{stem}{end}" for end in ENDS)


def stem_of(column: str) -> str:
    """Return what a column is called without the language at its end, if it has one."""
    return next((column.removesuffix(e) for e in ENDS if column.endswith(e)), column)
