"""What is marked of a text, in its own signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.marking import Marked, Piece, cut, marked
from registry.search.query import parse

TERMS = {("证监会",): ("證監會", "SFC"), ("sfc",): ("證監會", "SFC")}


def told(text: str, asked: str, **how: bool) -> str:
    """Return the text with its hits in brackets."""
    found = marked(text, parse(asked, TERMS, **how))
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in found.pieces)


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Rules on virtual assets", "virtual asset", "Rules on [virtual] [assets]"),
        ("Licensing, licensed", "licence", "[Licensing], [licensed]"),
        ("適用於虛擬資產的指引", "虚拟资产", "適用於[虛擬資產]的指引"),
        ("适用于虚拟资产的指引", "虛擬資產", "适用于[虚拟资产]的指引"),
        ("稅務與稅", "税", "[稅]務與[稅]"),
        ("The SFC; 證監會", "证监会", "The [SFC]; [證監會]"),
        ("e-money and e money", "emoney", "[e-money] and e money"),
        ("the ＳＦＣ's list", "sfc list", "the [ＳＦＣ's] [list]"),
        ("Operator's, operators’", "operator", "[Operator's], [operators]’"),
        ("HashKey Exchange", "hashkey exchange", "[HashKey Exchange]"),
        ("https://www.osl.example/en", "osl.example", "[https://www.osl.example/en]"),
        ("café", "cafe", "[café]"),
        ("nothing here", "platform", "nothing here"),
        ("", "platform", ""),
    ],
)  # fmt: skip
def test_the_words_asked_for_are_marked(text: str, asked: str, expected: str) -> None:
    assert told(text, asked) == expected


def test_what_begins_so_is_marked_as_a_whole() -> None:
    assert told("HashKey Exchange", "hash ke", is_open=True) == "[HashKey Exchange]"
    assert told("Stablecoin rules", "stablec", is_open=True) == "[Stablecoin rules]"
    assert told("On stablecoins", "stablec", is_open=True) == "On [stablecoins]"


def test_the_words_that_a_text_holds_are_told() -> None:
    query = parse("virtual asset custody", {})

    assert marked("virtual assets", query).hits == {0, 1}
    assert marked("Custody", query).hits == {2}
    assert marked("nothing", query) == Marked((Piece("nothing"),))
    assert marked("any", None) == Marked((Piece("any"),))


@given(st.text(max_size=80), st.text(max_size=20))
def test_marks_change_no_text(text: str, asked: str) -> None:
    found = marked(text, parse(asked, TERMS))

    assert "".join(piece.text for piece in found.pieces) == text
    assert all(piece.text for piece in found.pieces)


def test_a_long_text_is_cut_around_its_first_hit() -> None:
    pieces = (Piece("before " * 50), Piece("hit", is_hit=True), Piece(" after" * 50))

    found = cut(pieces, 60)
    text = "".join(piece.text for piece in found)

    assert text.startswith("…")
    assert text.endswith("…")
    assert "hit" in text
    assert len(text) <= 62
    assert [piece.text for piece in found if piece.is_hit] == ["hit"]


def test_a_short_text_is_not_cut() -> None:
    pieces = (Piece("a "), Piece("hit", is_hit=True))

    assert cut(pieces, 60) == pieces
