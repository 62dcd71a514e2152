"""What each entry of the ledger changed."""

import pytest

from registry.ledger.changed import changed
from registry.ledger.models import Entry
from tests.makers import a_licence, a_policy, a_regulator, restore, revise, withdraw

pytestmark = pytest.mark.django_db


def told(public_id):
    """Return what each entry of a record changed, oldest first."""
    entries = list(Entry.objects.filter(public_id=public_id).order_by("seq"))
    found = changed(entries)
    return [found[entry.seq] for entry in entries]


def test_a_value_is_told_before_and_after():
    revise(a_policy(note="One."), note="Two.", slug="other")

    values = [
        one for one in told("PL-0001")[1].differences if one["path"] != "citations"
    ]

    assert {"path": "note", "before": "One.", "after": "Two."} in values
    assert [one["after"] for one in values if one["path"] == "slug"] == ["other"]


def test_a_value_of_a_part_is_told_under_its_row():
    event = {"status": "submitted", "effective": "2023-06-01"}
    licence = revise(a_licence(), status_events=[event])

    found = told(licence.public_id)[1]

    row = licence.status_events.get().pk
    path = f"status_events/{row}/effective"
    assert {"path": path, "before": None, "after": "2023-06-01"} in found.differences
    assert found.true_from == "2023-06-01"


def test_nothing_differs_from_what_was_not_there():
    withdraw(a_policy())
    restore_of = Entry.objects.get(type="withdrawn")

    first, gone = told(restore_of.public_id)

    assert (first.differences, gone.differences) == ([], [])
    assert gone.true_from is None


def test_what_comes_back_differs_from_nothing():
    regulator = a_regulator()
    withdraw(regulator)
    restore(regulator)

    assert [one.differences for one in told("RG-0001")] == [[], [], []]


def test_a_new_link_is_told_by_public_id():
    revise(a_policy(), issuers=[a_regulator()])

    values = told("PL-0001")[1].differences

    assert {"path": "issuers", "before": [], "after": ["RG-0001"]} in values


def test_many_entries_cost_one_query(django_assert_num_queries):
    for n in range(3):
        revise(a_policy(), note=str(n))
    entries = list(Entry.objects.all())

    with django_assert_num_queries(1):
        assert changed(entries).keys() == {entry.seq for entry in entries}
