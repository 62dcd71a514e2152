"""Which change sets stand in which queue."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from registry.admin.queues import counted, first_of, is_late, person, wanted
from registry.changesets.models import ChangeSet
from registry.changesets.review import look_at, schedule
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON, agreed, approved, edit, kept, submitted

pytestmark = pytest.mark.django_db


def standing(user, name):
    """Return the sets a queue of this person holds, in its order."""
    return list(first_of(name, wanted(person(user))[name]))


def a_change():
    return edit(a_regulator(), remit="Ours.")


def high():
    """Return a change of high risk."""
    return edit(a_policy(), effective="2024-05")


def test_nobody_reviews_their_own(publisher, administrator):
    own = submitted(publisher, a_change())

    assert standing(publisher, "review") == []
    assert standing(administrator, "review") == [own]
    assert standing(publisher, "sent") == [own]


def test_high_risk_waits_for_those_who_may_approve_it(editor, reviewer, publisher):
    grave, light = submitted(editor, high()), submitted(editor, a_change())

    assert standing(reviewer, "review") == [light]
    assert standing(publisher, "review") == [grave, light]


def test_the_gravest_comes_first_then_the_oldest(editor, publisher):
    sets = [submitted(editor, change) for change in (a_change(), a_change(), high())]
    ChangeSet.objects.filter(pk=sets[1].pk).update(submitted_at=NOON - timedelta(1))

    assert standing(publisher, "review") == [sets[2], sets[1], sets[0]]


def test_the_open_draft_comes_first(editor):
    first, second = kept(editor, a_change()), kept(editor, a_change())
    ChangeSet.objects.filter(pk=first.pk).update(opened=True)
    ChangeSet.objects.filter(pk=second.pk).update(saved_at=NOON)

    found = standing(editor, "drafts")

    assert found == [first, second]
    assert [one.record_count for one in found] == [1, 1]


def test_what_is_approved_waits_for_a_publisher(editor, reviewer, publisher):
    change_set = approved(kept(editor, a_change()), reviewer)

    assert standing(publisher, "approved") == [change_set]
    assert standing(editor, "sent") == [change_set]
    assert "approved" not in wanted(person(reviewer))


def test_what_is_scheduled_waits_for_nobody(editor, reviewer, publisher):
    change_set = approved(kept(editor, a_change()), reviewer)
    later = NOON + timedelta(days=1)
    schedule(change_set, actor=publisher, at=NOON, publish_at=later)

    assert standing(publisher, "approved") == standing(editor, "sent") == []
    for person_ in (editor, reviewer, publisher):
        assert standing(person_, "scheduled") == [change_set]
    found = standing(editor, "scheduled")[0]
    assert not is_late(found, NOON)
    assert is_late(found, later + timedelta(minutes=1))


def test_what_was_published_alone_leaves_once_it_was_looked_at(publisher, reviewer):
    change_set = kept(publisher, a_change())
    agreed(change_set, publisher)
    others = counted({"alone": wanted(person(reviewer))["alone"]})["alone"]

    look_at(change_set, actor=reviewer, at=NOON, text="Right.")

    assert counted({"alone": wanted(person(reviewer))["alone"]})["alone"] == others - 1
    assert change_set not in standing(publisher, "alone")


def test_who_looks_on_sees_the_sets_of_all(editor, second_editor, auditor):
    sets = {kept(editor, a_change()), kept(second_editor, a_change())}

    assert set(standing(auditor, "drafts")) == sets
    assert person(auditor).looks_on


def test_who_may_not_see_change_sets_has_no_queue(django_user_model):
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)

    assert wanted(person(stranger)) == {}
    assert counted({}) == {}


def test_a_right_given_to_one_person_counts(django_user_model):
    one = django_user_model.objects.create_user("one", is_staff=True)
    one.user_permissions.add(Permission.objects.get(codename="approve_changeset"))
    one = django_user_model.objects.get(pk=one.pk)

    assert {"review", "alone"} <= set(wanted(person(one)))
