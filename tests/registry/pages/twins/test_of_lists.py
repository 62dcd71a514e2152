"""Lists in other forms."""

import pytest

from tests.makers import a_policy
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("suffix", ["csv", "md"])
def test_a_form_holds_exactly_what_the_filters_leave(suffix: str) -> None:
    a_policy(title_en="The bill", type="bill")
    a_policy(title_en="The circular", type="circular")

    found = read(f"/en/policies.{suffix}?type=bill").html

    assert "The bill" in found
    assert "The circular" not in found


@pytest.mark.parametrize("suffix", ["csv", "md", "jsonld"])
def test_a_bad_filter_is_refused(suffix: str) -> None:
    assert "type" in read(f"/en/policies.{suffix}?type=nonsense", status=400).text


def test_a_list_stands_also_at_an_address_without_language() -> None:
    a_policy(title_en="A circular", title_zh_hant="一份通函")

    assert "一份通函" in read("/policies.md?lang=zh-hant").html
    assert "A circular" in read("/policies.md").html


def test_all_that_fits_is_sent_not_a_page_of_it(monkeypatch) -> None:
    monkeypatch.setattr("registry.pages.lists.PER_PAGE", 1)
    a_policy(title_en="One")
    a_policy(title_en="Two")

    assert read("/en/policies.md").html.count("\n- [") == 2
