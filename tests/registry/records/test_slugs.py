"""A slug is ASCII, made from the name, and nobody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records.slugs import make_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Securities and Futures Commission", "securities-and-futures-commission"),
        ("OSL Digital Securities Limited", "osl-digital-securities-limited"),
        ("證監會", "rg-0001"),  # nothing of it is ASCII
        ("", "rg-0001"),
    ],
)
def test_a_slug_is_made_from_the_english_name(name, slug):
    assert make_slug(name, "RG-0001", taken=set()) == slug


def test_a_slug_another_has_gets_the_number_added():
    assert make_slug("Platform", "EX-0002", taken={"platform"}) == "platform-ex-0002"


@given(st.text())
def test_a_slug_fits_its_column(name):
    slug = make_slug(name, "EX-0002", taken=set())

    assert len(slug) <= 60
    assert len(make_slug(name, "EX-0002", taken={slug})) <= 80


@given(st.text())
def test_a_slug_is_plain_ascii_and_never_blank(name):
    slug = make_slug(name, "EX-0002", taken=set())

    assert slug
    assert slug.isascii()
    assert not set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-_")
