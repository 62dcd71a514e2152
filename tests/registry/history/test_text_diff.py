"""Differences: exact, in whole words and Chinese signs, and readable."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.history.text_diff import LONGEST, Piece, apart, pieces

ALPHABET = st.sampled_from(
    [
        "licence",
        "licensed",
        "must",
        "hold",
        " ",
        "\n",
        ",",
        "牌",
        "照",
        "持",
        "\U00020000",
        "5,000",
    ]
)
TEXT = st.text(max_size=40) | st.lists(ALPHABET, max_size=40).map("".join)


def marked(old: str, new: str) -> str:
    """Write the difference on one line: [-removed-], {+added+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(old, new))


@given(TEXT, TEXT)
def test_the_pieces_join_to_either_text(old: str, new: str) -> None:
    found = pieces(old, new)

    assert "".join(p.text for p in found if p.kind != "added") == old
    assert "".join(p.text for p in found if p.kind != "removed") == new


@given(TEXT, TEXT)
def test_no_piece_is_empty_and_no_neighbours_are_alike(old: str, new: str) -> None:
    found = pieces(old, new)

    assert all(piece.text for piece in found)
    assert all(one.kind != two.kind for one, two in pairwise(found))


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert pieces(text, text) == ([Piece("same", text)] if text else [])


@given(
    st.lists(st.sampled_from(["the", "then", "there", "he"]), max_size=20), st.data()
)
def test_a_word_is_never_split(words: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(words))

    for piece in pieces(" ".join(words), " ".join(other)):
        assert set(re.findall(r"\w+", piece.text)) <= set(words)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The cat sat.", "The dog sat.", "The [-cat-]{+dog+} sat."),
        ("one two three", "one three", "one [-two -]three"),
        (
            "hold HK$5,000,000",
            "hold HK$10,000,000",
            "hold HK$[-5,000,000-]{+10,000,000+}",
        ),
        ("since 2023-06-01", "since 2024-06-01", "since [-2023-06-01-]{+2024-06-01+}"),
        ("issuers may", "issuer's may", "[-issuers-]{+issuer's+} may"),
        ("港幣五百萬元", "港幣一千萬元", "港幣[-五百-]{+一千+}萬元"),
        ("申請牌照", "申請VATP牌照", "申請{+VATP+}牌照"),
        ("VATP牌照", "VASP牌照", "[-VATP-]{+VASP+}牌照"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
    ],
)
def test_a_difference_reads_well(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_sentence_rewritten_is_one_replacement() -> None:
    found = marked("It was then the law of it.", "A firm has to be a company.")

    assert found == "[-It was then the law of it-]{+A firm has to be a company+}."


def test_a_text_too_long_to_compare_is_replaced_whole() -> None:
    old = "牌" * LONGEST
    new = f"{old}照"

    assert pieces(old, new) == [Piece("removed", old), Piece("added", new)]
    assert pieces(old, old) == [Piece("same", old)]


@given(TEXT, TEXT)
def test_nothing_removed_touches_what_was_added(old: str, new: str) -> None:
    parted = list(apart(pieces(old, new)))

    assert all(
        "same" in kinds or "becomes" in kinds
        for kinds in ((one.kind, two.kind) for one, two in pairwise(parted))
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Open", "Shut", "Open → Shut"),
        ("今日", "昨日", "今 昨日"),
        ("The cat sat.", "The dog sat.", "The cat dog sat."),
        ("one", "one two", "one two"),
        ("", "new", "new"),
    ],
)
def test_what_is_copied_does_not_run_together(
    old: str, new: str, expected: str
) -> None:
    assert "".join(piece.text for piece in apart(pieces(old, new))) == expected
