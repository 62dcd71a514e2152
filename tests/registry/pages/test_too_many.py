"""The page of who asks too often."""

import pytest

from registry.limits.quotas import Quota, Taken
from registry.pages.too_many import refused


def page(rf, path, left_s=42):
    answer = refused(rf.get(path), Taken(Quota("pages", 1200, 60), 1201, left_s))
    assert (answer.status_code, answer["Cache-Control"]) == (429, "no-store")
    return answer.content.decode()


def test_it_says_how_long_and_where_all_of_it_is(rf):
    found = page(rf, "/en/exchanges")

    assert "<title>Too many pages were asked for |" in found
    assert "Try again in 42 seconds." in found
    assert 'href="/exports/latest/"' in found


def test_one_second_is_one(rf):
    assert "Try again in 1 second." in page(rf, "/en/exchanges", left_s=1)


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/en/", "en"), ("/zh-hant/", "zh-Hant-HK"), ("/zh-hans/", "zh-Hans"),
     ("/badge/EX-0001.svg", "en")],
)  # fmt: skip
def test_it_is_in_the_language_of_its_address(rf, path, lang):
    found = page(rf, path)

    assert f'<html lang="{lang}">' in found
    assert found.count("<h1>") == 1
