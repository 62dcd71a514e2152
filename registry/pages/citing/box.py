"""The box on a page that says how to cite it, ready to be copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from registry.pages.citing.exports import bibtex
from registry.pages.citing.styles import styled
from registry.pages.citing.work import Work

STYLES = (("oscola", "OSCOLA"), ("apa", "APA"), ("gb-t-7714", "GB/T 7714"))


@dataclass(frozen=True, slots=True)
class Box:
    """What the template shows.

    `styles` are (what a style is called, the citation in it); `files` are (what a
    program's form is called, its address).
    """

    work: Work
    styles: Sequence[tuple[str, str]]
    bibtex: str
    files: Sequence[tuple[str, str]]


def box(work: Work, files: Sequence[tuple[str, str]]) -> Box:
    """Return how a work is cited; no query."""
    item = work.csl()
    written = [(name, styled(item, code)) for code, name in STYLES]
    return Box(work, written, bibtex(work), files)
