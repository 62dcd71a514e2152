"""The page that lists every feed."""

import pytest
from django.test import Client

from registry.ledger.models import EntryType
from registry.pages.feeds.formats import FEEDS
from registry.records.kinds import kinds
from tests.html_page import taken_apart
from tests.makers import an_exchange
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_every_feed_is_listed_and_answers(lang: str) -> None:
    page = taken_apart(Client().get(f"/{lang}/feeds").content.decode())
    paths = ["changes", *(kind.slug for kind in kinds())]

    expected = {f"/{lang}/{path}.{form.suffix}" for path in paths for form in FEEDS}

    assert expected <= set(page.links())
    assert all(Client().get(url).status_code == 200 for url in expected)


def test_an_example_names_a_record_that_is_there() -> None:
    an_exchange(name_en="HashKey")

    text = read("/en/feeds").text

    assert "http://testserver/en/exchanges/hashkey.atom" in text
    assert "/api/v1/changes?after=2" in text


def test_the_schemes_of_categories_lead_to_their_codes() -> None:
    page = taken_apart(Client().get("/en/feeds").content.decode())

    assert {"kind", "type", "cause"} <= page.ids().keys()
    assert all(code in read("/en/feeds").text for code in EntryType.values)


def test_the_footer_leads_there_and_no_language_needs_naming() -> None:
    assert read("/en/data").links["Feeds"] == "/en/feeds"
    assert Client().get("/feeds")["Location"] == "/en/feeds"
