"""The forms a page has beside HTML."""

import re

import pytest

from registry.pages.twins.formats import DATA, REFERENCES, by_suffix, suffixes

EVERY = (*DATA, *REFERENCES)


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.suffix)
def test_a_text_names_its_encoding_and_json_none(form) -> None:
    assert ("charset=utf-8" in form.content_type) is ("json" not in form.media_type)


def test_each_form_has_a_suffix_and_a_media_type_of_its_own() -> None:
    assert len({form.suffix for form in EVERY}) == len(EVERY)
    assert len({form.media_type for form in EVERY}) == len(EVERY)
    assert all(by_suffix(form.suffix) is form for form in EVERY)


@pytest.mark.parametrize(
    ("end", "fits"), [("csl.json", True), ("cslxjson", False), ("atom", False)]
)
def test_an_address_ends_in_a_suffix_and_in_nothing_like_it(
    end: str, fits: bool
) -> None:
    assert bool(re.fullmatch(suffixes(EVERY), end)) is fits
