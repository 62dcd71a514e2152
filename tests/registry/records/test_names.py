"""The reader's language, the fallbacks, and their marks."""

import pytest

from registry.records.names import Text, in_languages, pick, stem_of

EN = {"name_en": "Monetary Authority"}
HANT = {"name_zh_hant": "金融管理局"}
HANS = {"name_zh_hans": "金融管理局（内地译名）"}


@pytest.mark.parametrize(
    ("values", "language", "shown"),
    [
        (EN | HANT | HANS, "en", Text("Monetary Authority", "en")),
        (EN | HANT | HANS, "zh-hant", Text("金融管理局", "zh-Hant-HK")),
        (EN | HANT | HANS, "zh-hans", Text("金融管理局（内地译名）", "zh-Hans")),
        (EN | HANT, "zh-hans", Text("金融管理局", "zh-Hans", "converted")),
        (HANT, "en", Text("金融管理局", "zh-Hant-HK")),
        (EN, "zh-hant", Text("Monetary Authority", "en", "no-official-chinese")),
        (EN, "zh-hans", Text("Monetary Authority", "en", "no-official-chinese")),
        ({}, "en", Text("", "zh-Hant-HK")),
        ({}, "zh-hant", Text("", "en")),
        ({"name_en": None, "name_zh_hant": None}, "zh-hans", Text("", "en")),
    ],
)
def test_the_readers_language_or_the_best_fallback(values, language, shown):
    assert pick(values, "name", language=language) == shown


def test_traditional_is_never_made_from_simplified():
    shown = pick(EN | HANS, "name", language="zh-hant")

    assert shown == Text("Monetary Authority", "en", "no-official-chinese")


def test_conversion_is_by_characters_alone():
    shown = pick({"title_zh_hant": "數碼港元"}, "title", language="zh-hans")

    assert shown == Text("数码港元", "zh-Hans", "converted")


def test_a_text_in_three_languages_has_a_column_for_each():
    assert in_languages("title") == ("title_en", "title_zh_hant", "title_zh_hans")
    assert {stem_of(column) for column in in_languages("title")} == {"title"}
    assert stem_of("open") == "open"
