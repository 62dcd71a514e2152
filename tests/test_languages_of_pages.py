"""繁 and 简 pages are in Chinese: what is not says so by its `lang`.

A sample of each sort of page; three words in Latin letters on end, in text marked as
Chinese, are English that nobody marked, or nobody translated.
"""

import re

import pytest

from registry.records.names import HTML_LANG
from tests.crawl import crawl
from tests.html_page import taken_apart

WORD = r"[A-Za-z][A-Za-z’'.\-]*"
RUN = re.compile(rf"(?<![\w/.@=-]){WORD}(?:[ ,:;&]+{WORD}){{2,}}")
MACHINE = {"code", "pre", "samp", "kbd"}  # what machines read is in no language
UNMARKABLE = {"title", "[description]"}  # HTML lets no part of them name its language


def unmarked(html):
    """Return each run of three Latin words that a Chinese page does not mark."""
    return [
        run
        for words in taken_apart(html).words
        if words.lang.startswith("zh")
        and not (MACHINE | UNMARKABLE) & set(words.within)
        for run in RUN.findall(words.text)
    ]


@pytest.mark.long  # a minute
@pytest.mark.sqlite  # what a page says does not depend on the database
@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_no_english_goes_unmarked(language):
    found, asked = {}, 0
    for one in crawl(f"/{language}/", whole=False):
        if one.page and one.path.startswith(f"/{language}/"):
            asked += 1
            for run in unmarked(one.body.decode()):
                found.setdefault(run, one.path)

    assert found == {}
    assert asked > 100


def marked_as(lang, text):
    return f"<html lang='zh-Hans'><p lang='{lang}'>{text}</p>"


@pytest.mark.parametrize("text", ["Not yet translated", "看 Terms and conditions，再"])
def test_an_unmarked_run_is_found(text):
    assert unmarked(marked_as(HTML_LANG["zh-hant"], text)) != []
    assert unmarked(marked_as("en", text)) == []


@pytest.mark.parametrize("text", ["HashKey Exchange", "SFC 與 HKMA", "a.example/b/c"])
def test_names_and_addresses_are_no_run(text):
    assert unmarked(marked_as("zh-Hans", text)) == []


def test_what_one_hears_counts_too():
    assert unmarked("<html lang='zh-Hans'><nav aria-label='Main menu here'>") != []
    assert unmarked("<html lang='zh-Hans'><title>One of us</title>") == []
