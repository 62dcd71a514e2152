"""Texts put together in the reader's language."""

from django.utils.translation import override

from registry.records.punctuation import with_colon, with_commas, with_semicolons


def test_english_parts_by_marks_and_a_space() -> None:
    assert with_colon("Fee", "5") == "Fee: 5"
    assert with_commas(["a", "b"]) == "a, b"
    assert with_semicolons(iter(["a", "b"])) == "a; b"


def test_chinese_has_wide_marks_and_no_space() -> None:
    with override("zh-hant"):
        assert with_colon("費用", "5") == "費用：5"
        assert with_commas(["甲", "乙"]) == "甲、乙"
