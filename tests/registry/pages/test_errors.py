"""The pages for what is not there."""

import pytest

from tests.makers import a_policy, an_exchange, revise, withdraw
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/en/nothing", "/en/policies/nothing", "/zh-hant/a/b/c", "/nothing"]
)
def test_what_is_not_there_is_answered_in_the_frame(address: str) -> None:
    found = read(address, status=404)

    assert found.html.count("<h1") == 1
    assert 'name="q"' in found.html


def test_the_nearest_records_are_offered() -> None:
    an_exchange(name_en="HashKey Exchange", slug="hashkey")

    found = read("/en/exchanges/hashkey-exchange", status=404)

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey"


def test_the_address_is_escaped() -> None:
    assert "<script>" not in read("/en/<script>alert(1)", status=404).html


def test_a_withdrawn_record_names_the_change_that_tells_of_it() -> None:
    entry = withdraw(a_policy(title_en="A circular"), reason="It was entered twice.")

    found = read("/zh-hant/policies/a-circular", status=410)

    assert f"/zh-hant/changes/{entry.seq}" in found.links.values()
    assert found.languages["It was entered twice."] == "en"


def test_a_withdrawn_record_is_called_by_the_name_it_last_had() -> None:
    made = a_policy(title_en="A circular")
    withdraw(revise(made, title_en="A guideline", title_zh_hant="指引"))

    english = read("/en/policies/a-circular", status=410)
    chinese = read("/zh-hant/policies/a-circular", status=410)

    assert "A guideline" in english.text
    assert english.links["History"] == "/en/policies/a-circular/history"
    assert "指引" in chinese.text


def test_a_slip_in_a_slug_leads_to_the_record() -> None:
    an_exchange(name_en="HashKey Exchange", slug="hashkey")

    found = read("/en/exchanges/hashkei", status=404)

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey"
    assert "It looks like the address of a record" in found.text
    assert found.links["Exchanges"] == "/en/exchanges"
