"""The box that says how to cite."""

import pytest

from registry.pages.citing.box import STYLES, box, runs
from registry.records.names import Text
from tests.makers import a_policy
from tests.registry.pages.citing.works import WORK, a_work
from tests.registry.pages.reading import read


def test_the_box_holds_the_link_the_styles_and_the_files() -> None:
    files = [("RIS", "/en/exchanges/example.ris")]

    found = box(WORK, files)

    assert found.url == WORK.url
    assert [name for name, _runs in found.styles] == [name for _code, name in STYLES]
    assert all(
        WORK.url in "".join(text for _lang, text in told)
        for _name, told in found.styles
    )
    assert found.files == files


@pytest.mark.parametrize(
    ("language", "langs"),
    [("en", ["", "zh-Hans", ""]), ("zh-Hans", ["en", "", "en"])],
)
def test_each_script_is_told_with_its_language(language: str, langs: list[str]) -> None:
    work = a_work(language=language, name=Text("甲", "zh-Hans"))

    found = runs("The 甲 exchange", work)

    assert found == list(zip(langs, ["The ", "甲", " exchange"], strict=True))


@pytest.mark.django_db
def test_a_page_says_how_to_cite_it_at_its_number_and_day() -> None:
    made = a_policy(title_en="A rule")

    found = read("/en/policies/a-rule?true_on=2023-05-15")

    assert f"“A rule” ({made.public_id}, version 1), as at 15 May 2023" in found.text
    assert "/on/2023-05-15/policies/a-rule" in found.links["Link that lasts"]
    assert found.links["RIS"] == "/en/policies/a-rule.ris?true_on=2023-05-15"
    assert "OSCOLA" in found.text


@pytest.mark.django_db
def test_a_version_is_cited_without_a_day_of_reading() -> None:
    a_policy(title_en="A rule")

    found = read("/en/policies/a-rule/v/1")

    assert found.links["BibTeX"] == "/en/policies/a-rule/v/1.bib"
    assert "accessed" not in found.text
