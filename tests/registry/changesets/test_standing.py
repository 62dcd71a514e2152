"""Of the live rows a draft reads what it touches, once."""

from uuid import uuid4

import pytest

from policies.models import Policy
from registry.changesets.merging import Step
from registry.changesets.models import Op
from registry.changesets.standing import lay_over, standing, whole
from tests.makers import a_policy, a_regulator, live_state

pytestmark = pytest.mark.django_db


def an_edit(record, **patch):
    return Step(type(record), record.pk, Op.EDIT, patch, {})


def test_only_what_is_touched_is_known_of_a_record():
    policy = a_policy(note="Ours.", issuers=[a_regulator()], requirements=[{}])

    found = standing(Policy, [an_edit(policy, note=["Ours.", "Yours."])])

    state = {key: value for key, value in found.states[policy.pk].items() if value}
    assert state == {"note": "Ours."}
    assert set(found.rows) == {policy.pk}


def test_links_and_rows_are_read_where_they_are_touched():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{"value": "98"}, {"value": "99"}])
    one, _other = policy.requirements.order_by("value")
    patch = {str(one.pk): {"value": ["98", "97"]}}

    found = standing(Policy, [an_edit(policy, issuers={}, requirements=patch)])

    state = found.states[policy.pk]
    assert state["issuers"] == {str(sfc.pk): True}
    assert list(state["requirements"]) == [str(one.pk)]
    assert set(found.rows) == {policy.pk, one.pk}


def test_a_row_of_another_record_is_not_read_as_ones_own():
    mine, other = a_policy(), a_policy(requirements=[{}])
    key = str(other.requirements.get().pk)

    found = standing(Policy, [an_edit(mine, requirements={key: {"value": [None, 1]}})])

    assert found.states[mine.pk]["requirements"] == {}


def test_it_says_what_is_not_there():
    policy = a_policy()
    gone, leaves = an_edit(policy, note=[1, 2]), an_edit(policy)
    gone.record, leaves.op = uuid4(), Op.WITHDRAW

    found = standing(Policy, [gone, leaves])

    assert found.state_of(gone.record) is None
    assert found.state_of(leaves.record) == {}


def test_it_costs_a_query_for_the_rows_and_each_link_and_part_that_is_touched(
    django_assert_num_queries,
):
    policies = [a_policy(requirements=[{}]) for _ in range(3)]
    steps = [an_edit(policy, note=["", "x"]) for policy in policies]

    with django_assert_num_queries(1):
        standing(Policy, steps)

    key = str(policies[0].requirements.get().pk)
    steps[0].patch |= {"issuers": {}, "requirements": {key: {}}}
    with django_assert_num_queries(3):
        standing(Policy, steps)


def test_a_whole_state_is_the_live_one():
    policy = a_policy(issuers=[a_regulator()], requirements=[{}])

    found = whole(Policy, [an_edit(policy, note=["", "x"])])

    assert found.states[policy.pk] == live_state(policy)


def test_what_is_typed_lies_over_whatever_stands():
    step = an_edit(a_policy(), note=["Ours.", "Typed."], passed=["", "2024"])

    lay_over(step, {"note": "Theirs.", "passed": "2024", **rowless()})

    assert step.patch == {"note": ["Theirs.", "Typed."]}
    assert step.state["note"] == "Typed."


def test_an_address_typed_away_stays():
    step = an_edit(a_policy(), slug=["rules", ""])

    lay_over(step, {"slug": "rules", **rowless()})

    assert (step.patch, step.state["slug"]) == ({}, "rules")


def rowless():
    names = ("issuers", "requirements", "relations", "citations")
    return {name: {} for name in names}
