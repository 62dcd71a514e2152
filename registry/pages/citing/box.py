"""The box on a page that says how to cite it, ready to be copied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registry.pages.citing.styles import styled
from registry.pages.citing.work import Work
from registry.pages.languages import CHINESE
from registry.records.names import HTML_LANG

STYLES = (("oscola", "OSCOLA"), ("apa", "APA"), ("gb-t-7714", "GB/T 7714"))

Runs = Sequence[tuple[str, str]]  # (language, text); blank: the page's own


@dataclass(frozen=True, slots=True)
class Box:
    """What the template shows.

    `styles` are (what a style is called, the citation in it); `files` are (what a
    program's form is called, its address).
    """

    url: str
    sentence: Runs
    styles: Sequence[tuple[str, Runs]]
    files: Sequence[tuple[str, str]]


def box(work: Work, files: Iterable[tuple[str, str]]) -> Box:
    """Return how a work is cited; no query."""
    item = work.csl()
    return Box(
        url=work.url,
        sentence=runs(work.sentence, work),
        styles=[(name, runs(styled(item, code), work)) for code, name in STYLES],
        files=list(files),
    )


def runs(text: str, work: Work) -> Runs:
    """Return a text in pieces of one script, each with its language."""
    han = work.name.lang if work.name.lang.startswith("zh") else HTML_LANG["zh-hant"]
    if work.language.startswith("zh"):
        langs = {True: "", False: "en"}
    else:
        langs = {True: han, False: ""}
    pieces = CHINESE.split(text)
    return [(langs[at % 2 == 1], piece) for at, piece in enumerate(pieces) if piece]
