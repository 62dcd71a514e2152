"""What a reader's words ask for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.query import Phrase, Query, parse
from registry.search.terms import Terms, key

GROUPS = (
    ("SFC", "證監會"),
    ("牌照", "執照", "licence"),
    ("anti-money laundering", "AML"),
)
TERMS: Terms = {key(term): group for group in GROUPS for term in group}


def asked(text: str, *, is_open: bool = False) -> list[str]:
    """Write the clauses: + joins a phrase, | parts alternatives, * means open."""
    query = parse(text, TERMS, is_open=is_open)
    assert query
    return [
        "|".join("+".join(p.tokens) + "*" * p.is_open for p in clause)
        for clause in query.clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("HashKey", ["hashkey"]),
        ("virtual assets", ["virtual", "asset"]),
        ("virtual VIRTUAL", ["virtual"]),
        ("虛擬資產", ["虚拟+拟资+资产"]),
        ("虛擬 資產", ["虚拟", "资产"]),
        ("金", ["金*"]),
        ("e-money", ["e+money|emoney"]),
        ("第615章", ["第*", "615", "章*"]),
        # terms
        ("SFC", ["sfc|证监+监会"]),
        ("S.F.C.", ["sfc|证监+监会"]),
        ("证监会牌照", ["sfc|证监+监会", "牌照|执照|licenc"]),
        ("licensed platforms", ["牌照|执照|licenc", "platform"]),
        ("虛擬資產牌照申請", ["虚拟+拟资+资产", "牌照|执照|licenc", "申请"]),
        ("anti-money-laundering-bill", ["anti+money+launder|aml", "bill"]),
        # small words
        ("the rules of staking", ["rul", "stak"]),
        ("證監會的牌照", ["sfc|证监+监会", "牌照|执照|licenc"]),
        ("資產的託管", ["资产", "托管"]),
        ("資產和牌照", ["资产+产和", "牌照|执照|licenc"]),
        ("the", ["the"]),
        ("的", ["的*"]),
    ],
)
def test_a_text_asks_for_words_and_terms(text: str, clauses: list[str]) -> None:
    assert asked(text) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("digital hashk", ["digital", "hashk*"]),
        ("hash-k", ["hash+k*|hashk*"]),
        ("hashkey SFC", ["hashkey", "sfc|证监+监会"]),
        ("bank of", ["bank"]),
    ],
)
def test_an_open_query_may_go_on(text: str, clauses: list[str]) -> None:
    assert asked(text, is_open=True) == clauses


@pytest.mark.parametrize("text", ["", " ", "“—”", "%_'\"*()", "\x00", "\ud800"])
def test_no_words_ask_for_nothing(text: str) -> None:
    assert parse(text, TERMS) is None


def test_a_text_is_also_looked_for_as_a_whole_name() -> None:
    assert parse("hash key", TERMS) == Query(
        clauses=((Phrase(("hash",)),), (Phrase(("key",)),)),
        names=(Phrase(("=hashkey",)),),
        exact=(Phrase(("hash", "key")),),
    )


def test_a_term_is_looked_for_by_every_name_of_its_group() -> None:
    query = parse("证监会", TERMS)

    assert query
    assert query.names == (Phrase(("=证监会",)), Phrase(("=sfc",)))


def test_a_name_may_go_on_too() -> None:
    query = parse("hash k", TERMS, is_open=True)

    assert query
    assert query.names == (Phrase(("=hashk",), is_open=True),)


def test_ten_megabytes_are_cut_to_a_sane_length() -> None:
    begun = time.monotonic()

    query = parse("a1 " * 3_500_000, TERMS)

    assert query
    assert time.monotonic() - begun < 1
    assert len(query.names[0].tokens[0]) <= 81


@given(st.text(), st.booleans())
def test_any_text_is_parsed(text: str, is_open: bool) -> None:
    query = parse(text, TERMS, is_open=is_open)

    assert query is None or all(
        phrase.tokens for clause in query.clauses for phrase in clause
    )
