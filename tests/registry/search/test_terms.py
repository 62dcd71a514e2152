"""Groups of equivalent terms, read from the file that the settings name."""

from pathlib import Path

import pytest
from pytest_django import Settings

from registry.search.terms import key, read, terms


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(
        "\ufeffHKMA,金管局 ,Hong Kong Monetary Authority\n\n—,牌照,執照\nMA,HKMA\n",
        encoding="utf-8",
    )
    return path


def test_a_term_stands_for_its_group(file: Path) -> None:
    assert read(file)[key("金管局")] == (
        "HKMA",
        "金管局",
        "Hong Kong Monetary Authority",
    )


def test_a_term_in_two_groups_stands_for_both(file: Path) -> None:
    assert set(read(file)[key("HKMA")]) == {
        "HKMA",
        "金管局",
        "Hong Kong Monetary Authority",
        "MA",
    }


def test_a_cell_without_words_is_no_term(file: Path) -> None:
    assert read(file)[key("执照")] == ("牌照", "執照")
    assert () not in read(file)


@pytest.mark.parametrize("spelling", ["anti-money laundering", "Anti Money-Laundering"])
def test_spellings_of_a_term_have_one_key(spelling: str) -> None:
    assert key(spelling) == ("anti", "money", "launder")


def test_the_file_is_that_of_the_settings(file: Path, settings: Settings) -> None:
    settings.REGISTRY_SEARCH_TERMS = file

    assert key("執照") in terms()


def test_without_the_setting_there_are_no_terms(settings: Settings) -> None:
    del settings.REGISTRY_SEARCH_TERMS

    assert terms() == {}
