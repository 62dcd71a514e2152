"""Catalogues: 简 is made from 繁, the words given by hand first, placeholders kept."""

from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from registry.management.commands.convert_messages import in_simplified

WORDS = {"紀錄": "记录"}
PLURAL = {"msgid_plural": "%d licences", "msgstr_plural": {0: "%d個牌照"}}


@pytest.fixture
def locale(tmp_path: Path, settings) -> Path:
    """Return a folder with a small catalogue of 繁, and one word given by hand."""
    settings.LOCALE_PATHS = [str(tmp_path)]
    folder = tmp_path / "zh_Hant" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "zh_Hant", "POT-Creation-Date": "today"}
    catalogue.append(polib.POEntry(msgid="No record", msgstr="沒有紀錄"))
    catalogue.append(polib.POEntry(msgid="%d licence", **PLURAL))
    catalogue.save(str(folder / "django.po"))
    words = "zh_hant,zh_hans\n紀錄,记录\n"
    (tmp_path / "overrides-zh-hans.csv").write_text(words, encoding="utf-8")
    return tmp_path


def made(locale: Path, language: str = "zh_Hans") -> polib.POFile:
    return polib.pofile(str(locale / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("被當作持牌", "被当作持牌"),
        ("沒有紀錄", "没有记录"),
        ("自%(day)s起在香港持牌。", "自%(day)s起在香港持牌。"),
        ("", ""),
    ],
)
def test_a_text_is_converted(traditional, expected):
    assert in_simplified(traditional, WORDS) == expected


def test_the_catalogue_of_simplified_chinese_is_written(locale):
    call_command("convert_messages")

    converted = made(locale)
    assert converted.find("No record").msgstr == "没有记录"
    assert converted.find("%d licence").msgstr_plural == {0: "%d个牌照"}
    assert converted.metadata["Language"] == "zh_Hans"


def test_the_master_keeps_its_words_and_loses_its_date(locale):
    call_command("convert_messages")

    master = made(locale, "zh_Hant")
    assert master.find("No record").msgstr == "沒有紀錄"
    assert master.metadata == {"Language": "zh_Hant"}


def test_a_second_run_changes_nothing(locale):
    call_command("convert_messages")
    first = {path: path.read_bytes() for path in locale.rglob("*.po")}

    call_command("convert_messages")

    assert first == {path: path.read_bytes() for path in locale.rglob("*.po")}
