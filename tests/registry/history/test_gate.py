"""The gate lets one transaction write, and tells what it still owes."""

import threading
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction

from policies.models import Policy, Regulator, Requirement
from registry.citations.models import Citation
from registry.history.gate import gate, touched, tracked
from registry.history.models import Gate
from registry.records.context import OutsideChangeSet, Writing, current
from registry.records.rows import plain
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db
WRITING = Writing(uuid4(), 1, "A good reason", NOON)


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


OWED = {
    "save": lambda policy: policy.save(),
    "plain update": lambda _policy: plain(Policy).update(note="x"),
    "raw SQL": lambda _policy: sql("UPDATE policies_policy SET note = 'x'"),
    "link taken away": lambda policy: policy.issuers.clear(),
    "link added": lambda policy: policy.issuers.add(a_regulator_saved()),
    "part changed": lambda _policy: plain(Requirement).update(note="x"),
    "part deleted": lambda policy: policy.requirements.get().delete(),
    "citation changed": lambda policy: (
        plain(Citation).filter(object_id=policy.pk).update(locator="x")
    ),
}


def a_regulator_saved():
    """Save a regulator within the gate that is open."""
    row = Regulator(slug="x", name_en="x", type="bureau")
    row.save()
    return row


@pytest.mark.parametrize("way", OWED)
def test_whatever_touches_a_record_owes_its_revision(way):
    policy = a_policy(issuers=[a_regulator()], requirements=[{}])

    with transaction.atomic():
        with gate(WRITING):
            OWED[way](policy)
            owed = touched()
        transaction.set_rollback(True)

    assert policy.pk in owed


def test_a_part_that_changes_hands_owes_both_records():
    one, other = a_policy(requirements=[{}]), a_policy()
    requirement = one.requirements.get()

    with transaction.atomic():
        with gate(WRITING):
            plain(Requirement).update(policy=other)
            owed = touched()
        transaction.set_rollback(True)

    assert owed == {one.pk, other.pk, requirement.pk}


def test_a_part_owes_itself_and_its_record():
    policy = a_policy(requirements=[{}, {"subject": "insurance"}])
    changed = policy.requirements.get(subject="insurance")

    with transaction.atomic():
        with gate(WRITING):
            plain(Requirement).filter(pk=changed.pk).update(note="x")
            owed = touched()
        transaction.set_rollback(True)

    assert owed == {policy.pk, changed.pk}


def test_inside_it_is_known_who_writes_and_outside_nobody_does():
    with transaction.atomic(), gate(WRITING):
        assert current() is WRITING

    with pytest.raises(OutsideChangeSet):
        current()


def test_once_it_is_shut_nothing_is_written():
    policy = a_policy()
    with transaction.atomic(), gate(WRITING):
        pass
    before = snapshot()

    with (
        pytest.raises(DatabaseError, match="outside a change set"),
        transaction.atomic(),
    ):
        plain(Policy).filter(pk=policy.pk).update(note="x")

    assert (snapshot(), Gate.objects.count()) == (before, 0)


@pytest.mark.django_db(transaction=True)
def test_it_opens_only_inside_a_transaction():
    with pytest.raises(RuntimeError, match="only inside a transaction"):
        gate(WRITING).__enter__()


@pytest.mark.django_db(transaction=True)
def test_an_error_inside_it_shuts_it_again():
    with pytest.raises(ZeroDivisionError), transaction.atomic(), gate(WRITING):
        raise ZeroDivisionError

    assert not Gate.objects.exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_it_is_open_for_its_own_transaction_alone():
    policy, told = a_policy(), []

    def another():
        try:
            plain(Policy).filter(pk=policy.pk).update(note="x")
        except DatabaseError as error:
            told.append(str(error))
        finally:
            connection.close()

    with transaction.atomic(), gate(WRITING):
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()

    assert "write outside a change set" in told[0]


def test_records_and_parts_are_tracked_and_nothing_else():
    names = {model._meta.label for model in tracked()}

    assert {"policies.Policy", "policies.Requirement", "registry.Citation"} <= names
    assert not {"registry.Entry", "registry.ChangeSet", "auth.User"} & names
    assert all(issubclass(model, models.Model) for model in tracked())
    assert not any(model._meta.proxy for model in tracked())
