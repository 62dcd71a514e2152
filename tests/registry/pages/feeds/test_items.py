"""Entries of the ledger as entries of a feed."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from registry.ledger.read import before, head, newest
from registry.pages.feeds.items import Item, identity, items
from registry.pages.reader import reader_of
from tests.linked_records import merged
from tests.makers import a_licence, a_policy, an_exchange, revise, withdraw

pytestmark = pytest.mark.django_db


def told(public_id: str) -> Item:
    """Return the newest entry of a record as told."""
    entry = newest(public_id)
    assert entry
    return items([entry], reader_of(RequestFactory().get("/")))[0]


def test_a_title_says_which_record_and_what_happened() -> None:
    made = revise(a_policy(title_en="A circular"), announced="2023-02")

    found = told(made.public_id)

    assert found.title == "A circular: announced, citations"
    assert found.record_url == f"/id/{made.public_id}"
    assert found.told.url == f"/en/changes/{made.seq}"
    assert found.data_url == f"/api/v1/changes?after={(made.seq or 0) - 1}&limit=1"
    assert [code for _sort, code, _words in found.labels] == [
        *("policies", "revised", "new_evidence")
    ]


def test_what_left_is_named_as_it_last_was() -> None:
    gone, licence = an_exchange(name_en="Gone"), a_licence()
    withdraw(gone)
    withdraw(licence)

    assert told(gone.public_id).title == "Gone: withdrawn from the register"
    assert told(licence.public_id).title == "Platform: withdrawn from the register"


def test_what_was_merged_says_into_what() -> None:
    one, other = an_exchange(name_en="Twice"), an_exchange(name_en="Once")
    merged(one, other)

    assert told(one.public_id).title == f"Twice: merged into {other.public_id}"


def test_an_identity_is_that_of_the_log_and_the_number_in_each_language() -> None:
    made = a_policy()
    english = told(made.public_id).identity
    with override("zh-hant"):
        assert told(made.public_id).identity == english

    assert english == identity(head().log_id, str(made.seq))
    assert english.startswith("urn:uuid:")
    assert identity("0" * 32, str(made.seq)) != english


def test_many_cost_no_more_than_few(django_assert_max_num_queries) -> None:
    made = a_policy()
    for year in range(2000, 2010):
        made = revise(made, announced=str(year))
    reader = reader_of(RequestFactory().get("/"))

    with django_assert_max_num_queries(8):
        items(before(head().seq, 50), reader)
