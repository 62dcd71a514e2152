"""What records are called on the desk."""

import pytest

from registry.admin.titles import titles
from tests.makers import a_licence, a_regulator, an_entity, an_exchange, withdraw

pytestmark = pytest.mark.django_db


def called(record, language="en"):
    return titles([record.pk], language)[record.pk]


def test_a_record_is_called_by_its_name_in_the_editors_language():
    regulator = a_regulator(name_zh_hant="證監會")

    assert called(regulator).text == regulator.name_en
    assert called(regulator, "zh-hant").text == "證監會"
    assert called(regulator, "zh-hant").lang == "zh-Hant-HK"


def test_a_nameless_record_is_called_by_those_its_title_names():
    licence = a_licence(
        exchanges=[an_exchange(name_en="Platform One")],
        holder=an_entity(name_en="Holder Limited"),
    )

    assert called(licence).text == "Platform One · Holder Limited"


def test_a_withdrawn_record_has_no_name_here():
    exchange = an_exchange()
    withdraw(exchange)

    assert titles([exchange.pk], "en") == {}


def test_names_cost_three_queries_however_many_records(django_assert_num_queries):
    keys = [a_licence().pk for _number in range(4)]

    with django_assert_num_queries(3):
        found = titles(keys, "en")

    assert set(found) == set(keys)
