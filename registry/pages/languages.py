"""Runs of another language within a text of ours, such as a name in a sentence."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registry.records.chinese import has_han
from registry.records.names import HTML_LANG

# Chinese as it is written, with what stands between its characters
CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")
WORD = re.compile("[A-Za-z]+")
FEW = 1  # words in Latin letters that Chinese takes for its own, such as SFC


def marked(text: str, language: str) -> SafeString:
    """Return a text in the reader's language as HTML, each foreign run with its `lang`.

    Which Chinese a name in an English text is in nobody says: 繁, as in Hong Kong.
    """
    pieces = enumerate(CHINESE.split(text))
    told = [(_piece(piece, language, is_chinese=at % 2 == 1),) for at, piece in pieces]
    return format_html_join("", "{}", told)


def _piece(text: str, language: str, *, is_chinese: bool) -> str:
    reads_chinese = language.startswith("zh")
    if not reads_chinese and is_chinese and has_han(text):
        return _in(HTML_LANG["zh-hant"], text)
    if reads_chinese and not is_chinese and len(WORD.findall(text)) > FEW:
        return _in("en", text)
    return text


def _in(lang: str, text: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', lang, text)


def is_chinese(text: str) -> bool:
    """Say whether a text is Chinese: it has as many characters as Latin words."""
    characters = sum(map(len, CHINESE.findall(text)))
    return has_han(text) and characters >= len(WORD.findall(text))
