"""Foreign runs in a text of ours."""

import pytest

from registry.pages.languages import is_chinese, marked


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("法例：The Gazette。", '法例：<span lang="en">The Gazette</span>。'),
        ("由SFC發牌，2023 年起。", "由SFC發牌，2023 年起。"),
        ("只有中文", "只有中文"),
        ("見 A & B", '見<span lang="en"> A &amp; B</span>'),
    ],
)
def test_english_in_chinese_is_marked_unless_it_is_one_word(
    text: str, html: str, language: str
) -> None:
    assert marked(text, language) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Press: 蘋果日報.", 'Press: <span lang="zh-Hant-HK">蘋果日報</span>.'),
        ("Press: The Paper.", "Press: The Paper."),
        ("Full stop：<b>", "Full stop：&lt;b&gt;"),
        ("", ""),
    ],
)
def test_chinese_in_english_is_marked(text: str, html: str) -> None:
    assert marked(text, "en") == html


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("交易所", True),
        ("HashKey 交易所", True),
        ("功能性 Token(Utility Token)", True),
        ("Tang Yi (唐仪), head of an association", False),
        ("HashKey", False),
        ("", False),
        ("：：", False),
    ],
)
def test_a_text_is_in_the_language_most_of_it_is_in(text: str, *, answer: bool) -> None:
    assert is_chinese(text) is answer
