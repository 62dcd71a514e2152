"""繁 to 简, one way, and nothing but the Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records.chinese import has_han, simplified


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("虛擬資產交易平台", "虚拟资产交易平台"),
        ("證券及期貨事務監察委員會", "证券及期货事务监察委员会"),
        ("香港金融管理局", "香港金融管理局"),
        ("打擊洗錢及恐怖分子資金籌集條例", "打击洗钱及恐怖分子资金筹集条例"),
        ("數碼港元", "数码港元"),
        ("衞生", "卫生"),  # Hong Kong's own form
        ("乾坤、乾淨", "乾坤、干净"),  # by word, not by character
        ("Cap. 615：第4A部", "Cap. 615：第4A部"),
    ],
)
def test_traditional_becomes_simplified(hant: str, hans: str) -> None:
    assert simplified(hant) == hans


@pytest.mark.parametrize("text", ["", "已申请，未持牌", "Licensed in Hong Kong"])
def test_what_is_not_traditional_stays(text: str) -> None:
    assert simplified(text) == text


@given(st.text(st.characters(max_codepoint=0x2FFF)))
def test_what_is_not_chinese_stays(text: str) -> None:
    assert simplified(text) == text


def test_characters_no_text_should_hold_do_no_harm() -> None:
    assert simplified("證\x00監\ud800會") == "证\x00监\ud800会"


@pytest.mark.parametrize("text", ["金", "HKMA 金管局", "〇", "\U00020000"])
def test_a_chinese_character_is_seen(text: str) -> None:
    assert has_han(text)


@pytest.mark.parametrize("text", ["", "HKMA", "「」，。", "カナ", "１２"])
def test_other_signs_are_no_chinese_characters(text: str) -> None:
    assert not has_han(text)
