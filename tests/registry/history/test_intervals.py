"""What the register held at a change number is what it said then."""

import pytest

from policies.models import Licence, Policy
from registry.history.intervals import held_at, state_at, states_at
from registry.ledger import read
from registry.records.recorder import STILL_CURRENT
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_exchange,
    live_state,
    restore,
    revise,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_each_past_state_is_held_as_it_was():
    sfc, hkma = a_regulator(), a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{"value": "98"}])
    first, then = policy.seq, live_state(policy)

    revised = revise(policy, issuers=[hkma], requirements=[{"value": "2"}], note="x")

    assert state_at(Policy, policy.pk, seq=first) == then
    assert state_at(Policy, policy.pk, seq=revised.seq) == live_state(policy)


def test_between_two_numbers_the_earlier_state_holds():
    exchange = an_exchange(name_en="Old")
    an_exchange()
    between = read.head().seq
    revise(exchange, name_en="New")

    assert state_at(type(exchange), exchange.pk, seq=between)["name_en"] == "Old"
    assert state_at(type(exchange), exchange.pk, seq=between + 99)["name_en"] == "New"


def test_before_the_first_and_after_the_last_nothing_is_held():
    an_exchange()
    policy = a_policy()
    gone = withdraw(policy)
    back = restore(policy)

    assert state_at(Policy, policy.pk, seq=policy.seq - 1) is None
    assert state_at(Policy, policy.pk, seq=gone.seq) is None
    assert state_at(Policy, policy.pk, seq=back.seq) == live_state(policy)


def test_intervals_meet_and_the_last_is_open():
    exchange = an_exchange()
    for note in "abc":
        revise(exchange, note=note)

    rows = list(exchange.history.order_by("seq").values_list("seq", "seq_to"))

    assert [end for _seq, end in rows[:-1]] == [seq for seq, _end in rows[1:]]
    assert rows[-1][1] == STILL_CURRENT


def test_a_part_is_held_while_it_stood():
    policy = a_policy(requirements=[{}])
    first = policy.seq
    last = revise(policy, requirements=[]).seq

    held = policy.requirements.model.history

    assert held_at(first, held.all()).count() == 1
    assert held_at(last, held.all()).count() == 0


def test_links_are_held_as_they_were():
    one, other = an_exchange(), an_exchange()
    licence = a_licence(exchanges=[one, other])

    revise(licence, exchanges=[other])

    held = state_at(Licence, licence.pk, seq=licence.seq)
    assert held["exchanges"] == {str(key): True for key in sorted([one.pk, other.pk])}


def test_a_state_costs_a_query_for_each_sort_of_part(django_assert_num_queries):
    policy = a_policy(requirements=[{}])

    with django_assert_num_queries(1 + 1 + 3):
        state_at(Policy, policy.pk, seq=policy.seq)


def test_many_states_are_each_of_their_own_number(django_assert_num_queries):
    sfc = a_regulator()
    one, other = (a_policy(issuers=[sfc], requirements=[{}]) for _ in range(2))
    then = live_state(one)
    revise(one, issuers=[], requirements=[], note="x")
    last = revise(other, note="y")
    gone = a_policy()
    seqs = {one.pk: one.seq, other.pk: last.seq, gone.pk: withdraw(gone).seq}

    with django_assert_num_queries(1 + 1 + 3):
        found = states_at(Policy, seqs)

    assert found == {one.pk: then, other.pk: live_state(other)}
    assert states_at(Policy, {}) == {}
