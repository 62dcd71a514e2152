"""The forms a page has beside HTML: how their addresses end and what they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Format:
    """One form: its suffix, what it is called, its media type."""

    suffix: str
    label: str
    media_type: str

    @property
    def content_type(self) -> str:
        """Return the header: texts name their encoding, JSON knows only one."""
        is_json = "json" in self.media_type
        return self.media_type if is_json else f"{self.media_type}; charset=utf-8"


JSON = Format("json", "JSON", "application/json")
JSON_LD = Format("jsonld", "JSON-LD", "application/ld+json")
CSV = Format("csv", "CSV", "text/csv")
MARKDOWN = Format("md", "Markdown", "text/markdown")
BIBTEX = Format("bib", "BibTeX", "application/x-bibtex")
RIS = Format("ris", "RIS", "application/x-research-info-systems")
CSL_JSON = Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json")

DATA = (JSON, JSON_LD, CSV, MARKDOWN)
REFERENCES = (BIBTEX, RIS, CSL_JSON)
# by the name of the page's address
OF_PAGE: Mapping[str, tuple[Format, ...]] = {
    "record": (*DATA, *REFERENCES),
    "list": DATA,
    "version": REFERENCES,
}


def suffixes(formats: Iterable[Format]) -> str:
    """Return a regular expression of how addresses of these forms end."""
    return "|".join(form.suffix.replace(".", r"\.") for form in formats)


def by_suffix(suffix: str) -> Format:
    """Return the form of a suffix; raise KeyError."""
    return {form.suffix: form for form in (*DATA, *REFERENCES)}[suffix]
