"""About the register."""

import pytest

from tests.makers import an_official_list
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
PAGES = ["about", "about/method", "about/accessibility"]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_there_in_every_language(name: str, language: str) -> None:
    assert read(f"/{language}/{name}").html.count("<h1") == 1


def test_it_names_the_licences_of_program_and_data() -> None:
    text = read("/en/about").text

    assert "Apache License 2.0" in text
    assert "CC BY 4.0" in text
    assert "under their owners’ terms" in text


def test_the_method_says_when_we_looked() -> None:
    checks = [{"checked_on": "2024-06-01", "result": "Looked."}]
    an_official_list(name_en="The list", days_between_checks=7, checks=checks)

    found = read("/en/about/method?true_on=2024-06-03")

    assert "1 Jun 2024" in found.text
    assert "to be looked in every 7 days" in found.text
    assert "overdue" not in found.text
    assert "overdue" in read("/en/about/method?true_on=2024-07-01").text
