"""Forms of one English word share a stem; names and figures stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        "licence licences license licenses licensed licensing",
        "policy policies",
        "exchange exchanges exchanged exchanging",
        "class classes classed",
        "stake stakes staked staking",
        "plan plans planned planning",
        "authorise authorises authorised authorising",
        "tokenisation tokenization",
        "list lists listed listing",
        "proceed proceeds",
        "staff staffed staffing",
        "call calls called calling",
        "status statuses",
        "programme programmes program",
        "limited ltd",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "british", "american"),
    [
        ("licence", "ence", "ense"),
        ("offences", "ence", "ense"),
        ("defence", "ence", "ense"),
        ("authorised", "ise", "ize"),
        ("tokenisation", "isa", "iza"),
    ],
)
def test_american_spelling_shares_the_stem(
    word: str, british: str, american: str
) -> None:
    assert stem(word.replace(british, american)) == stem(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "police"),
        ("licence", "licensee"),
        ("limited", "limit"),
        ("united", "unit"),
        ("string", "str"),
        ("basis", "bases"),
        ("analysis", "analyse"),
        ("being", "be"),
        ("fall", "fal"),
        ("vdx", "vdxx"),
        ("jpex", "jpexx"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "a", "sfc", "615", "26ec26", "000s", "證監會"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert stem(word) == word


@given(st.from_regex("[a-z]{1,20}", fullmatch=True))
def test_a_word_never_vanishes(word: str) -> None:
    assert stem(word)
