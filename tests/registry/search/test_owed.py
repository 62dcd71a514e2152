"""What a draft says is indexed when a page of its editor searches, not before."""

import pytest

from policies.models import Exchange
from registry.search import find, owed
from registry.search.models import SearchRow
from tests.makers import a_policy, an_exchange
from tests.proposals import edit, kept_open, seen_by


@pytest.fixture
def done():
    """Return what was indexed."""
    return []


def test_it_is_indexed_once_however_often_one_searches(done):
    with owed.owing(lambda: done.append("indexed")):
        owed.pay()
        owed.pay()

    assert done == ["indexed"]


def test_what_nobody_searched_is_owed_no_more(done):
    with owed.owing(lambda: done.append("indexed")):
        pass
    owed.pay()

    assert done == []


def test_what_is_owed_inside_leaves_what_is_owed_outside(done):
    with owed.owing(lambda: done.append("outside")):
        with owed.owing(lambda: done.append("inside")):
            owed.pay()
        owed.pay()

    assert done == ["inside", "outside"]


@pytest.mark.django_db
def test_a_text_of_a_draft_is_found_by_its_editor_alone(editor):
    exchange = an_exchange(note="Custody.")
    kept_open(editor, edit(exchange, note="Staking."))

    def found(words):
        return list(find.matches(words, "exchanges")), find.find(words).total

    assert seen_by(editor, lambda: found("staking")) == ([exchange.pk], 1)
    assert seen_by(editor, lambda: found("custody")) == ([], 0)
    assert found("staking") == ([], 0)
    assert found("custody") == ([exchange.pk], 1)


@pytest.mark.django_db
def test_a_row_of_a_draft_is_found(editor):
    policy = a_policy(requirements=[{"subject": "insurance"}])
    row = policy.requirements.get()
    kept_open(
        editor, edit(policy, requirements=[{"id": row.pk, "subject": "segregation"}])
    )

    assert seen_by(editor, lambda: find.find("segregation").total) == 1
    assert seen_by(editor, lambda: find.find("insurance").total) == 0


@pytest.mark.django_db
def test_a_page_that_searches_nothing_indexes_nothing(editor):
    exchange = an_exchange()
    kept_open(editor, edit(exchange, note="Staking."))

    def look():
        note = Exchange.objects.get().note
        return note, SearchRow.objects.get(record=exchange.pk).body

    assert seen_by(editor, look) == ("Staking.", "")
