"""What names look like."""

import pytest

from registry.search.skeleton import COMMON, bare, core, grams, key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HashKey", "HashKеy"),  # Cyrillic
        ("JPEX", "JPΕX"),  # Greek
        ("bullish", "bu11ish"),
        ("Bullish", "BuIlish"),
        ("OSL", "0SL"),
        ("Matrix", "Matríx"),
        ("modern", "modem"),
        ("wallet", "vvallet"),
        ("Søren", "Soren"),
        ("hash key", "hash-key"),
    ],
)
def test_what_looks_the_same_has_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("OKX", "HKX"), ("BGE", "BGX"), ("金管局", "金管处")]
)
def test_what_looks_different_has_another(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_chinese_is_left_as_it_is_folded() -> None:
    assert skeleton("證監會") == skeleton("证监会") == "证监会"


def test_the_key_of_a_name_keeps_what_differs() -> None:
    assert key("Hash-Key") == key("ＨＡＳＨ key") == "hashkey"
    assert key("HashKеy") != key("HashKey")


def test_a_name_is_told_by_the_words_that_few_share() -> None:
    assert core("HashKey Exchange") == "HashKey"
    assert core("OSL Digital Securities Limited") == "OSL Securities"
    assert core("Hong Kong Limited") == "Hong Kong Limited"


def test_what_stands_in_brackets_is_put_aside() -> None:
    assert bare("HKDAP (fake token)") == "HKDAP"
    assert bare("(all)") == "(all)"


def test_the_pieces_of_a_name_know_its_ends() -> None:
    assert grams("OSL Exchange") == ["=os", "osl", "sl="]
    assert grams("金管局") == ["金管", "管局", "局"]
    assert grams("") == []


def test_pieces_hold_nothing_a_database_would_read() -> None:
    found = grams("a'b\"c\\d * | & : e" * 9)

    assert all(piece.replace("=", "").isalnum() for piece in found)


def test_common_words_are_folded() -> None:
    assert {key(word) for word in COMMON} == COMMON
