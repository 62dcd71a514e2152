"""Search."""

import pytest

from tests.makers import a_policy, a_regulator, an_exchange
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/en/check", "/en/search"])
def test_the_best_match_comes_first_with_its_answer(address: str) -> None:
    an_exchange(name_en="HashKey Exchange")
    a_policy(title_en="On HashKey Exchange and others")

    found = read(f"{address}?q=hashkey+exchange")

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey-exchange"
    assert found.text.index("Answer for") < found.text.index("On HashKey Exchange")


@pytest.mark.parametrize("words", ["金融管理局", "金融管理"])
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_question_in_chinese_finds_in_every_language(
    language: str, words: str
) -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    found = read(f"/{language}/check?q={words}")

    assert f"/{language}/regulators/monetary-authority" in found.html


def test_no_match_is_an_answer_that_says_what_it_means() -> None:
    an_exchange(name_en="Platform")

    found = read("/en/check?q=hashkey-pro.example")

    assert "No record" in found.text
    assert "Nothing here is called “hashkey-pro.example”." in found.text
    assert "Treat a platform as unlicensed" in found.text


def test_a_question_is_shown_again_and_escaped() -> None:
    found = read('/en/check?q="><script>')

    assert "<script>" not in found.html
    assert 'value="&quot;&gt;&lt;script&gt;"' in found.html


def test_without_a_question_there_is_no_answer() -> None:
    found = read("/en/check")

    assert "No record" not in found.text
    assert 'name="q"' in found.html


def test_a_very_long_question_is_cut() -> None:
    assert f'value="{"x" * 200}"' in read(f"/en/check?q={'x' * 5000}").html
