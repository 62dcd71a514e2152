"""The entry that gave a value what it holds now is told, of many records at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Policy
from registry.changesets.since import changed_by
from registry.records.state import states
from tests.makers import a_policy, revise

pytestmark = pytest.mark.django_db


def found(places, policies):
    seqs = {policy.pk: policy.seq for policy in policies}
    return changed_by(Policy, places, seqs=seqs, live=states(Policy, seqs))


def test_each_value_is_told_with_the_entry_that_gave_it():
    one, other = a_policy(note="One."), a_policy(note="One.")
    second = revise(one, note="Two.")
    third = revise(other, note="Three.", summary_en="New.")
    last = revise(one, summary_en="Newer.")
    places = [(one.pk, "note"), (one.pk, "summary_en"), (other.pk, "note")]

    told = found(places, [one, other])

    assert told == dict(zip(places, [second.seq, last.seq, third.seq], strict=True))


def test_what_came_back_to_a_value_was_given_it_last():
    policy = a_policy(note="One.")
    revise(policy, note="Two.")
    last = revise(policy, note="One.")

    assert found([(policy.pk, "note")], [policy]) == {(policy.pk, "note"): last.seq}


def test_a_whole_record_is_told_with_its_newest_entry():
    policy, untouched = a_policy(), a_policy()
    revise(policy, note="Two.")
    last = revise(policy, note="Three.")

    told = found([(policy.pk, ""), (untouched.pk, "")], [policy, untouched])

    assert told == {(policy.pk, ""): last.seq, (untouched.pk, ""): untouched.seq}


def test_a_value_that_none_changed_is_told_with_the_entry_itself():
    policy = a_policy(note="One.")
    revise(policy, summary_en="New.")

    assert found([(policy.pk, "note")], [policy]) == {(policy.pk, "note"): policy.seq}


def test_more_records_cost_no_more_queries():
    policies = [a_policy() for _ in range(4)]
    for policy in policies:
        revise(policy, note="Two.")
        revise(policy, summary_en="New.")

    costs = []
    for some in (policies[:1], policies):
        with CaptureQueriesContext(connection) as queries:
            found([(policy.pk, "note") for policy in some], some)
        costs.append(len(queries))

    assert costs[0] == costs[1]
