"""The directory and the search follow each publication, in its transaction."""

import pytest

from registry.search.models import SearchRow
from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    an_exchange,
    fresh,
    restore,
    revise,
    withdraw,
)

pytestmark = pytest.mark.django_db


def row(record):
    return SearchRow.objects.get(record=record.pk)


def test_a_record_is_in_the_directory_as_it_was_published():
    exchange = an_exchange(name_en="HashKey", name_zh_hant="哈希", slug="hashkey")

    found = row(exchange)

    assert (found.public_id, found.kind, found.slug, found.seq) == (
        exchange.public_id,
        "exchanges",
        "hashkey",
        exchange.seq,
    )
    assert (found.name_en, found.name_zh_hant, found.name_zh_hans) == (
        "HashKey",
        "哈希",
        "",
    )


def test_headings_and_bodies_hold_what_the_kind_names():
    policy = a_policy(
        title_en="A circular",
        title_zh_hant="通函",
        reference="26EC26",
        topics=["custody", "staking"],
        requirements=[{"subject": "insurance", "rule": "Insure it."}],
    )

    found = row(policy)

    assert found.heading.split("\n") == ["A circular", "通函", "26EC26"]
    assert found.body.split("\n") == ["custody staking", "insurance", "Insure it."]


def test_names_in_parts_are_headings_too():
    exchange = an_exchange(names=[{"name": "Old brand"}])

    assert "Old brand" in row(exchange).heading.split("\n")


def test_a_title_in_one_language_is_the_english_name():
    assert row(a_source(title="A register")).name_en == "A register"


def test_a_kind_named_by_others_has_no_name_of_its_own():
    found = row(a_licence(number="BRM992"))

    assert (found.name_en, found.name_zh_hant) == ("", "")
    assert found.heading == "BRM992"


def test_the_directory_follows_each_revision():
    exchange = an_exchange(name_en="Old")

    revised = revise(exchange, name_en="New")

    assert (row(exchange).name_en, row(exchange).seq) == ("New", revised.seq)
    assert SearchRow.objects.filter(kind="exchanges").count() == 1


def test_what_is_withdrawn_leaves_the_directory_until_it_is_restored():
    exchange = an_exchange()

    withdraw(exchange)
    assert not SearchRow.objects.filter(record=exchange.pk).exists()

    restore(exchange)
    assert row(exchange).seq == fresh(exchange).seq
