"""Names and addresses of records."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from registry.ledger.read import form_of, newest
from registry.pages.refs import of_form, refs
from registry.records.kinds import kinds
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_a_record_is_called_in_the_readers_language_and_the_other_script() -> None:
    made = a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    with override("zh-hant"):
        found = refs([made.public_id], "zh-hant")[made.public_id]

        assert (found.name.text, found.name.lang) == ("金融管理局", "zh-Hant-HK")
        assert found.other is not None
        assert (found.other.text, found.other.lang) == ("Monetary Authority", "en")
        assert found.url == "/zh-hant/regulators/monetary-authority"


def test_a_missing_chinese_name_falls_back_to_english() -> None:
    made = a_regulator(name_en="Customs")

    found = refs([made.public_id], "zh-hant")[made.public_id]

    assert (found.name.text, found.name.lang) == ("Customs", "en")
    assert found.other is None


@pytest.mark.parametrize(("title", "lang"), [("一文梳理", "zh"), ("The paper", "en")])
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_document_keeps_its_title_and_says_its_language(
    title: str, lang: str, language: str
) -> None:
    made = a_source(title=title)

    found = refs([made.public_id], language)[made.public_id]

    assert (found.name.text, found.name.lang) == (title, lang)
    assert found.other is None
    assert found.mark == ""


def test_a_licence_is_called_by_those_its_title_names() -> None:
    made = a_licence(
        exchanges=[an_exchange(name_en="Platform")],
        holder=an_entity(name_en="Operator Limited"),
        statute=a_policy(title_en="The Ordinance"),
    )

    found = refs([made.public_id], "en")[made.public_id]

    assert found.name.text == "Platform · Operator Limited · The Ordinance"


def test_a_withdrawn_record_has_no_link() -> None:
    made = a_regulator()
    withdraw(made)

    assert refs([made.public_id], "en") == {}


def test_the_queries_do_not_grow_with_the_records() -> None:
    ids = [a_licence().public_id, a_licence(number="x2").public_id]

    with CaptureQueriesContext(connection) as queries:
        refs(ids, "en")

    assert len(queries) == 3


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_a_form_calls_a_record_as_the_directory_does(slug: str, language: str) -> None:
    made = MAKERS[slug]()
    entry = newest(made.public_id)
    assert entry is not None

    found = of_form(form_of(entry), language)

    with override(language):
        live = refs([made.public_id], language)[made.public_id]
        assert (found.name, found.url) == (live.name, live.url)


def test_a_form_that_names_nobody_live_is_called_by_its_identifier() -> None:
    made = a_licence()
    entry = newest(made.public_id)
    assert entry is not None
    unnamed = {"exchanges": [], "holder": None, "statute": "PL-9999"}
    form = form_of(entry) | unnamed

    assert of_form(form, "en").name.text == made.public_id
