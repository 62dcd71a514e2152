"""Days and sentences, in the reader's language."""

import pytest

from policies.answers.wording import day_words, joined


@pytest.mark.parametrize(
    ("literal", "words"),
    [
        ("2020-12-15", "15 Dec 2020"),
        ("2025-02", "Feb 2025"),
        ("2024~", "about 2024"),
        ("[2023-09-29..2026-05]", "a day between 29 Sep 2023 and May 2026"),
        ("[..2024-05-23]", "23 May 2024 or earlier"),
        ("[2024-05-23..]", "23 May 2024 or later"),
        ("", "a day not on record"),
    ],
)
def test_a_day_is_told_no_more_exactly_than_it_is_known(
    literal: str, words: str
) -> None:
    assert day_words(literal, "en") == words


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "One. Two."), ("zh-hant", "One.Two."), ("zh-hans", "One.Two.")],
)
def test_chinese_sets_no_space_between_sentences(language: str, text: str) -> None:
    assert joined(["One.", "Two."], language) == text
