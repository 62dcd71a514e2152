"""Which form a reader wants."""

import pytest

from registry.pages.twins.accept import chosen
from registry.pages.twins.formats import OF_PAGE

FORMS = OF_PAGE["record"]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("", ""),
        ("*/*", ""),
        (BROWSER, ""),
        ("text/*", ""),
        ("text/markdown", "md"),
        ("Text/Markdown; charset=utf-8", "md"),
        ("application/json", "json"),
        ("application/ld+json, application/json;q=0.5", "jsonld"),
        ("text/html;q=0.5, text/csv", "csv"),
        ("text/html, text/csv", ""),
        ("text/csv;q=0", ""),
        ("text/csv;q=much", ""),
        ("text/csv;q=nan", ""),
        ("text/csv;q=7", ""),
        ("application/pdf", ""),
        ("application/x-bibtex", "bib"),
    ],
)
def test_the_form_that_is_named_and_most_welcome(accept: str, suffix: str) -> None:
    found = chosen(accept, FORMS)

    assert (found.suffix if found else "") == suffix


def test_a_page_without_other_forms_is_html() -> None:
    assert chosen("text/markdown", ()) is None
