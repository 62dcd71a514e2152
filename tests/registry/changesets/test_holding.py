"""Steps that would leave a name without its record are left out, and told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.changesets.holding import holding
from registry.changesets.reversing import reversals
from registry.ledger import read
from tests.linked_records import linked_set, merged
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    revise,
    withdraw,
)

pytestmark = pytest.mark.django_db


def steps_of(*entries):
    return {k: one for k, one in reversals(entries).items() if one.change}


def added(*records):
    return [read.newest(record.public_id) for record in records]


def told(clashes):
    return {clash.record: clash.why for clash in clashes}


def test_steps_that_name_each_other_hold_together():
    steps = steps_of(*linked_set())

    assert holding(steps) == (steps, [])


def test_what_stays_holds_what_it_names():
    sfc, free = a_regulator(), a_regulator()
    policy = a_policy(issuers=[sfc])
    licence = a_licence(statute=policy)

    left, clashes = holding(steps_of(*added(sfc, free, policy)))

    assert set(left) == {free.pk}
    assert told(clashes) == {
        policy.pk: f"It stays: {licence.public_id} names it by now.",
        sfc.pk: f"It stays: {policy.public_id} names it by now.",
    }


def test_nothing_comes_to_name_what_is_gone_or_goes():
    gone, goes, stays = an_entity(), an_entity(), an_entity()
    one, other = a_licence(holder=gone), a_licence(holder=goes)
    edits = added(revise(one, holder=stays), revise(other, holder=stays))
    withdraw(gone)

    left, clashes = holding(steps_of(*added(goes), *edits))

    assert set(left) == {goes.pk}
    text = "Left as it stands: it named {}, restore that first."
    assert told(clashes) == {
        one.pk: text.format(gone.public_id),
        other.pk: text.format(goes.public_id),
    }


def test_what_comes_back_names_what_a_merged_record_became():
    gone, stays = an_exchange(name_en="Gone"), an_exchange(name_en="Stays")
    licence = a_licence(exchanges=[gone])
    entry = withdraw(licence)
    merged(gone, stays)

    left, clashes = holding(steps_of(entry))

    assert left[licence.pk].state["exchanges"] == {str(stays.pk): True}
    assert left[licence.pk].change.patch["exchanges"] == {str(stays.pk): [None, True]}
    assert clashes == []


def test_more_steps_cost_no_more_queries():
    exchanges = [an_exchange() for _ in range(4)]
    for exchange in exchanges:
        a_licence(exchanges=[exchange])
    steps = steps_of(*added(*exchanges))

    costs = []
    for some in (dict(list(steps.items())[:1]), steps):
        with CaptureQueriesContext(connection) as queries:
            left, clashes = holding(some)
        assert (left, len(clashes)) == ({}, len(some))
        costs.append(len(queries))

    assert costs[0] == costs[1]
