"""One form for 繁, 简, widths and spellings; tokens that no database misreads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.analyser import ANALYSER_VERSION, Word, fold, tokens, whole, words


@pytest.mark.parametrize(
    "spellings",
    [
        ["證監會", "证监会", "証監會"],
        ["賬戶", "帳戶", "账户", "帐户"],
        ["衞生", "衛生", "卫生"],
        ["穩定幣發行人", "稳定币发行人"],
        ["託管", "托管"],
        ["乾淨", "干净"],
        ["覆核", "复核"],
        ["ＨＫＭＡ", "hkma", "HKMA", "HK\u200bMA", "HK\u00adMA"],
        ["Zürich", "zurich", "ZU\u0308RICH"],
        ["№", "no"],
        ["金\ufe00", "金"],
    ],
)
def test_spellings_of_one_text_meet(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@given(st.text())
def test_a_folded_text_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("乾幹後復覆發髮台臺裏裡徵証佈週製", min_size=1), st.text("後復覆發著"))
def test_what_a_sign_becomes_does_not_hang_on_its_neighbours(
    one: str, other: str
) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n“—”!?%_", []),
        ("證監會", ["证监", "监会", "会"]),
        ("金", ["金"]),
        ("VATP牌照", ["vatp", "牌照", "照"]),
        ("第4A部", ["第", "4a", "部"]),
        ("平台，平台", ["平台", "台", "平台", "台"]),
        ("The issuers’ licences", ["the", "issuer", "licenc"]),
        ("HashKey's", ["hashkey"]),
        ("don't", ["dont"]),
        ("e-money", ["e", "money", "emoney"]),
        ("S.F.C.", ["s", "f", "c", "sfc"]),
        ("HK$5,000,000", ["hk", "5", "000", "000", "5000000"]),
        ("EX-0002", ["ex", "0002", "ex0002"]),
        ("anti-money laundering", ["anti", "money", "launder", "antimoney"]),
        ("valid_from", ["valid", "from"]),
    ],
)
def test_a_text_becomes_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_a_token_holds_nothing_that_needs_escaping(text: str) -> None:
    signs = {sign for token in tokens(text) for sign in token}
    signs |= set(whole(text).removeprefix("="))

    assert all(sign.isalnum() or not sign.isascii() for sign in signs)
    assert not any(sign.isspace() for sign in signs)
    assert not any("\ud800" <= sign <= "\udfff" for sign in signs)


@given(st.text(min_size=300))
def test_no_token_is_longer_than_an_index_takes(text: str) -> None:
    assert all(len(token) <= 81 for token in [*tokens(text), whole(text)])


@given(st.text("金融管理局證監會VA ,"))
def test_every_character_begins_a_token(text: str) -> None:
    beginnings = {token[0] for token in tokens(text)}

    assert {sign for sign in fold(text) if sign > "\u2fff"} <= beginnings


def test_a_word_has_parts_and_a_whole() -> None:
    assert list(words("Sub-issuers 牌照")) == [
        Word(("sub", "issuer"), "subissuer"),
        Word(("牌", "照"), "牌照", is_han=True),
    ]


@pytest.mark.parametrize(
    "spellings",
    [
        ["HashKey", "hash key", "Hash-Key", "HASHKEY."],
        ["EX.IO", "EXIO"],
        ["香港金融管理局", "香港 金融管理局"],
    ],
)
def test_a_name_is_one_word_however_it_is_parted(spellings: list[str]) -> None:
    assert len({whole(spelling) for spelling in spellings}) == 1
    assert whole(spellings[0]).startswith("=")


def test_no_words_are_no_name() -> None:
    assert whole("“ ”") == ""


def test_the_version_fits_its_column() -> None:
    assert 0 < ANALYSER_VERSION < 2**31
