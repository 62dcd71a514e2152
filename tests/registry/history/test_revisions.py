"""Revisions are simple-history's rows, written once for each row and set."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from policies.models import Policy, Requirement
from registry.history import revisions
from registry.history.gate import gate, touched
from registry.history.revisions import revise
from registry.records.context import OutsideChangeSet, Writing
from registry.records.recorder import STILL_CURRENT
from registry.records.rows import plain
from tests.makers import a_policy, a_regulator, commit
from tests.proposals import NOON, edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(publisher):
    """Return what revisions of this test carry, in the name of a set that stands."""
    (entry,) = commit(edit(a_policy(), note="x"))
    return Writing(entry.change_set_id, publisher.pk, "A good reason", NOON)


def test_a_revision_copies_the_row_and_closes_the_one_before(writing):
    policy = a_policy()

    with transaction.atomic(), gate(writing):
        plain(Policy).filter(pk=policy.pk).update(note="new", seq=90)
        revise(Policy, list(plain(Policy).filter(pk=policy.pk)), sign="~")
        assert not touched()

    old, new = policy.history.order_by("seq")
    assert (old.seq, old.seq_to, old.note) == (policy.seq, 90, "")
    assert (new.seq, new.seq_to, new.note) == (90, STILL_CURRENT, "new")
    assert (new.history_date, new.history_change_reason) == (NOON, writing.reason)
    assert (new.history_user_id, new.change_set_id) == (
        writing.author,
        writing.change_set,
    )


def test_many_rows_are_revised_in_batches(writing, monkeypatch):
    monkeypatch.setattr(revisions, "BATCH", 3)
    policy = a_policy(requirements=[{"subject": str(n)} for n in range(7)])

    with transaction.atomic(), gate(writing):
        plain(Requirement).update(note="new", seq=90)
        plain(Policy).filter(pk=policy.pk).update(seq=90)
        revise(Requirement, list(plain(Requirement)), sign="~")
        revise(Policy, list(plain(Policy).filter(pk=policy.pk)), sign="~")
        assert not touched()

    assert Requirement.history.filter(seq=90, seq_to=STILL_CURRENT).count() == 7
    assert Requirement.history.filter(seq=policy.seq, seq_to=90).count() == 7


def test_a_batch_costs_as_many_queries_as_a_row(writing, django_assert_num_queries):
    a_policy(requirements=[{"subject": str(n)} for n in range(30)])
    rows = list(plain(Requirement))

    for row in rows:
        row.seq = 90

    with transaction.atomic(), gate(writing):
        for some in (rows[:1], rows[1:]):
            with django_assert_num_queries(2):
                revise(Requirement, some, sign="~")


def test_links_are_copied_unless_the_record_goes(writing):
    policy = a_policy(issuers=[a_regulator()])
    for seq, sign in ((90, "~"), (91, "-")):
        policy.seq = seq
        with transaction.atomic(), gate(writing):
            revise(Policy, [policy], sign=sign)

    changed, gone = policy.history.filter(seq__gte=90).order_by("seq")
    assert (changed.issuers.count(), gone.issuers.count()) == (1, 0)


def test_nothing_is_revised_outside_a_change_set():
    new = Policy(seq=1)

    with pytest.raises(OutsideChangeSet), transaction.atomic():
        revise(Policy, [new], sign="+")


def test_the_database_refuses_a_revision_where_the_gate_is_shut(writing):
    policy = a_policy()
    twin = policy.history.get()
    twin.pk, twin.id, twin.change_set_id = None, uuid4(), writing.change_set

    with (
        pytest.raises(DatabaseError, match="outside a change set"),
        transaction.atomic(),
    ):
        plain(type(twin)).bulk_create([twin])


def test_to_revise_nothing_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        revise(Policy, [], sign="~")
