"""Records by their public ids and slugs, and what they are called."""

from typing import Any

import pytest

from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from registry.records.models import Record
from registry.records.names import CONVERTED, Text
from registry.search.directory import (
    is_id,
    names,
    record_key,
    record_keys,
    rows_of_ids,
    rows_of_keys,
)
from registry.search.models import SearchRow
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    withdraw,
)


@pytest.mark.parametrize("key", ["RG-0001", "RG-12345"])
def test_a_public_id_is_told_from_a_slug(key: str) -> None:
    assert is_id(REGULATOR, key)
    assert not is_id(POLICY, key)
    assert not is_id(REGULATOR, key.lower())


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_live_record_is_known_by_id_and_by_slug(key: str) -> None:
    regulator = a_regulator(slug="sfc")

    assert record_key(REGULATOR, key) == regulator.pk
    assert record_key(POLICY, key) is None


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_withdrawn_record_has_no_key(key: str) -> None:
    withdraw(a_regulator(slug="sfc"))

    assert record_key(REGULATOR, key) is None


@pytest.mark.django_db
def test_a_slug_in_the_form_of_an_id_never_hides_the_record_of_that_id() -> None:
    first = a_regulator(name_en="First")
    a_regulator(name_en="Second", slug="RG-0001")

    assert record_key(REGULATOR, "RG-0001") == first.pk


def called(record: Record, language: str = "en") -> Text:
    return names(rows_of_keys([record.pk]), language)[record.pk]


@pytest.mark.django_db
def test_several_records_are_known_in_one_query(
    django_assert_num_queries: Any,
) -> None:
    sfc = a_regulator(slug="sfc")
    other = a_regulator(name_en="Other", slug="RG-0001")
    gone = a_regulator(name_en="Gone", slug="gone")
    withdraw(gone)

    with django_assert_num_queries(1):
        found = record_keys(REGULATOR, ["sfc", "RG-0001", "RG-0002", "gone", "RG-0009"])

    assert found == {"sfc": sfc.pk, "RG-0001": sfc.pk, "RG-0002": other.pk}


@pytest.mark.django_db
def test_live_records_alone_have_rows() -> None:
    first, second = a_regulator(), a_regulator(name_en="Second")
    withdraw(second)

    by_id = rows_of_ids(["RG-0001", "RG-0002", "RG-0404"])
    by_key = rows_of_keys([first.pk, second.pk])

    assert [row.record for row in by_id] == [first.pk]
    assert list(by_key) == list(by_id)


@pytest.mark.django_db
def test_a_record_is_called_in_the_readers_language() -> None:
    made = a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    assert called(made) == Text("Monetary Authority", "en")
    assert called(made, "zh-hant") == Text("金融管理局", "zh-Hant-HK")
    assert called(made, "zh-hans") == Text("金融管理局", "zh-Hans", CONVERTED)


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "lang"), [("一文梳理", "zh"), ("The paper", "en")])
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_document_keeps_its_title(title: str, lang: str, language: str) -> None:
    assert called(a_source(title=title), language) == Text(title, lang)


@pytest.mark.django_db
def test_a_nameless_record_is_called_by_those_its_title_names() -> None:
    made = a_licence(
        exchanges=[an_exchange(name_en="B"), an_exchange(name_en="A")],
        holder=an_entity(name_en="Operator Limited"),
        statute=a_policy(title_en="The Ordinance"),
    )

    assert called(made).text == "B · A · Operator Limited · The Ordinance"


@pytest.mark.django_db
def test_a_record_that_nothing_names_is_called_by_its_id() -> None:
    made = a_licence()
    SearchRow.objects.exclude(record=made.pk).delete()

    assert called(made) == Text(made.public_id, "en")


@pytest.mark.django_db
def test_names_cost_three_queries_and_come_in_the_order_of_the_rows(
    django_assert_num_queries: Any,
) -> None:
    keys = [a_licence().pk for _number in range(4)]

    with django_assert_num_queries(3):
        found = names(rows_of_keys(keys).order_by("-public_id"), "en")

    assert list(found) == keys[::-1]
