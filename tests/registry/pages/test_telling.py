"""Entries as pages tell them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from policies.seeds import load
from registry.ledger.read import versions
from registry.pages.reader import Reader
from registry.pages.telling import Told, review, tell
from registry.records.models import Record
from tests.cast import member
from tests.makers import a_policy, revise, withdraw

pytestmark = pytest.mark.django_db
READER = Reader("en", date(2026, 6, 1), date(2026, 6, 1))


def told(record: Record) -> list[Told]:
    with override("en"):
        return tell(versions(record.public_id), READER)


def test_the_title_says_what_happened() -> None:
    made = revise(a_policy(), announced="2023", cause="law_changed")
    made = revise(made, announced="2023-05", stage="commenced", reference="26EC26")
    withdraw(made)

    created, one, many, gone = told(made)

    assert created.title == "record created"
    assert one.title == "announced, citations"
    assert many.title == "4 values changed"
    assert gone.title == "withdrawn from the register"
    assert one.cause == "Law changed"


def test_a_withdrawn_record_is_told_without_a_link() -> None:
    made = a_policy()
    withdraw(made)

    assert [entry.ref for entry in told(made)] == [None, None]


def test_a_published_record_is_linked_and_numbered() -> None:
    (found,) = told(a_policy(title_en="A circular"))

    assert found.ref is not None
    assert found.ref.url == "/en/policies/a-circular"
    assert found.url == f"/en/changes/{found.entry.seq}"


def test_who_stands_behind_it_is_said() -> None:
    (entry,) = versions(a_policy().public_id)
    change_set = entry.change_set

    change_set.author.set_unusable_password()  # an account that was closed since
    alone = review(entry)
    change_set.author.username = load.LOADER
    loaded = review(entry)
    change_set.published_alone = False
    together = review(entry)

    assert alone == "published alone, not reviewed"
    assert loaded == "loaded, not reviewed"
    assert together == "reviewed by a second person"


def test_the_queries_do_not_grow_with_the_entries() -> None:
    made = revise(a_policy(), announced="2023")

    def cost() -> int:
        entries = versions(made.public_id)
        with CaptureQueriesContext(connection) as queries:
            tell(entries, READER)
        return len(queries)

    few = cost()
    for year in ("2020", "2021", "2022"):
        revise(made, announced=year, by=member("publisher"))

    assert cost() == few
